package io.connexus.call.application;

import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.application.Carrier.CarrierException.Kind;
import io.connexus.call.application.SoftphoneStore.Heard;
import io.connexus.platform.Actor;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Accounts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Members' browsers and apps as telephones: each sign-in has a credential of its own, because of
 * several that register with one only the last is rung (Telnyx, "WebRTC credentials").
 */
public final class Softphones {
  /** Telnyx's own limit. */
  static final Duration TOKEN_LASTS = Duration.ofHours(24);

  /** One that is frozen or gone is not rung; it says every 5 seconds that it can ring. */
  private static final Duration READY_FOR = Duration.ofSeconds(12);

  private static final System.Logger LOG = System.getLogger(Softphones.class.getName());

  private final SoftphoneStore store;
  private final SoftphoneLines lines;
  private final Accounts accounts;
  private final InstantSource clock;
  private final @Nullable URI host;

  /**
   * @param host where softphones register; null if there are to be none
   */
  public Softphones(
      SoftphoneStore store,
      SoftphoneLines lines,
      Accounts accounts,
      InstantSource clock,
      @Nullable URI host) {
    this.store = store;
    this.lines = lines;
    this.accounts = accounts;
    this.clock = clock;
    this.host = host;
  }

  /** How to register: the contract's {@code Softphone}. */
  public record Registration(URI host, String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Registration[host=" + host + ", token=***]";
    }
  }

  /**
   * Makes the actor's sign-in a telephone, or renews its token; empty if there are no softphones
   * here.
   *
   * @throws CarrierException if the carrier does not do it
   */
  public Optional<Registration> connect(Actor actor) {
    if (host == null) {
      return Optional.empty();
    }
    var softphone = store.find(actor.session()).orElseGet(() -> open(actor));
    var expiresAt = clock.instant().plus(TOKEN_LASTS);
    try {
      return Optional.of(new Registration(host, lines.token(softphone.credential()), expiresAt));
    } catch (CarrierException e) {
      if (e.kind() != Kind.UNAVAILABLE) { // withdrawn behind our back: the next one will be new
        store.remove(actor.session());
      }
      throw e;
    }
  }

  private Softphone open(Actor actor) {
    var line = lines.open("ConnexUS " + actor.session());
    var wanted =
        new Softphone(
            actor.session(), actor.workspace(), actor.user(), line.credential(), line.address());
    var kept = store.put(wanted, clock.instant());
    if (!kept.equals(wanted)) { // asked for twice at once
      lines.close(line.credential());
    }
    return kept;
  }

  /** Notes that the actor's softphone can ring; empty if it has none. */
  public Optional<Ready> ready(Actor actor) {
    var now = clock.instant();
    return store
        .ready(actor.session(), now)
        .map(heard -> new Ready(heard.softphone(), !canRing(heard)));
  }

  /**
   * A softphone that can ring.
   *
   * @param woke whether it could not before
   */
  public record Ready(Softphone softphone, boolean woke) {}

  /** The actor's sign-in is no telephone any more. */
  public void disconnect(Actor actor) {
    store.find(actor.session()).ifPresent(this::close);
  }

  /** The address of the actor's softphone, if it can ring now. */
  public Optional<String> addressOf(Actor actor) {
    return of(actor.workspace(), List.of(actor.user())).stream()
        .filter(known -> known.softphone().session().equals(actor.session()))
        .filter(this::canRing)
        .map(known -> known.softphone().address())
        .findFirst();
  }

  /** The softphones of these members that have ever said that they can ring. */
  List<Heard> of(WorkspaceId workspace, Collection<UserId> users) {
    return store.of(workspace, users).stream().filter(known -> known.at() != null).toList();
  }

  /** Whether it has said so just now. */
  boolean canRing(Heard known) {
    var at = known.at();
    return at != null && !at.isBefore(clock.instant().minus(READY_FOR));
  }

  /** Withdraws the softphones whose sign-in has ended: their tokens outlive it. */
  public void sweep() {
    var signIns = new HashMap<UserId, Set<UUID>>();
    for (var softphone : store.all()) {
      if (!signIns
          .computeIfAbsent(softphone.user(), accounts::signIns)
          .contains(softphone.session())) {
        try {
          close(softphone);
        } catch (CarrierException e) {
          LOG.log(
              System.Logger.Level.WARNING, "a softphone could not be withdrawn: " + e.getMessage());
        }
      }
    }
  }

  private void close(Softphone softphone) {
    lines.close(softphone.credential());
    store.remove(softphone.session());
  }
}
