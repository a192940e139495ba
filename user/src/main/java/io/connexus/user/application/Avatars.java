package io.connexus.user.application;

import io.connexus.platform.Actor;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.Ids;
import io.connexus.platform.Problem;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.objects.ObjectStore;
import io.connexus.platform.objects.ObjectStoreDown;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures of members. Each has a key of its own, so that none is ever half replaced. */
public final class Avatars {
  private final AvatarStore store;
  private final ObjectStore objects;
  private final EventBus bus;

  public Avatars(AvatarStore store, ObjectStore objects, EventBus bus) {
    this.store = store;
    this.objects = objects;
    this.bus = bus;
  }

  /**
   * Sets the picture of the actor from a file they sent. While the object store is down, it throws
   * {@link ObjectStoreDown} and the one before stays.
   */
  public void set(Actor actor, byte[] file) {
    var picture = Picture.square(file).orElseThrow(Problem.BAD_IMAGE::exception);
    var version = Ids.next().toString();
    objects.put(key(actor.user(), version), picture);
    replace(actor, version);
  }

  /** Removes the picture of the actor; it stays while the object store is down. */
  public void remove(Actor actor) {
    replace(actor, null);
  }

  private void replace(Actor actor, @Nullable String version) {
    var before = store.avatar(actor.workspace(), actor.user());
    store.setAvatar(actor.workspace(), actor.user(), version);
    try {
      before.ifPresent(old -> objects.delete(key(actor.user(), old)));
    } catch (ObjectStoreDown e) { // it is still there, so it is still shown
      store.setAvatar(actor.workspace(), actor.user(), before.get());
      throw e;
    }
    bus.publish(Event.memberChanged(actor.workspace(), actor.user()));
  }

  /** The picture of a member of the workspace, as JPEG. */
  public Optional<Avatar> find(WorkspaceId workspace, UserId user) {
    return store
        .avatar(workspace, user)
        .flatMap(
            version -> objects.get(key(user, version)).map(bytes -> new Avatar(version, bytes)));
  }

  /** Deletes the picture of somebody who leaves, once the current transaction is committed. */
  void forget(WorkspaceId workspace, UserId user) {
    store
        .avatar(workspace, user)
        .ifPresent(version -> EventBus.afterCommit(() -> objects.delete(key(user, version))));
  }

  private static String key(UserId user, String version) {
    return "avatars/" + user + "/" + version + ".jpg";
  }

  /** A picture and its version. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  public record Avatar(String version, byte[] jpeg) {}
}
