package io.connexus.auth.application;

import io.connexus.auth.application.Families.Holder;
import io.connexus.platform.Actor;
import io.connexus.platform.ActorCheck;
import io.connexus.user.Members;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the database about many at once, and each time: the word of a change may have been lost. */
public final class LiveActors implements ActorCheck {
  private final Families families;
  private final Members members;

  public LiveActors(Families families, Members members) {
    this.families = families;
    this.members = members;
  }

  @Override
  public Set<Actor> still(Set<Actor> actors) {
    var signIns =
        families.live(actors.stream().map(Actor::session).collect(Collectors.toUnmodifiableSet()));
    var found =
        members
            .findAll(actors.stream().map(Actor::user).collect(Collectors.toUnmodifiableSet()))
            .stream()
            .collect(Collectors.toUnmodifiableMap(member -> member.id(), member -> member));
    return actors.stream()
        .filter(actor -> signIns.contains(new Holder(actor.session(), actor.user())))
        .filter(actor -> {
          var member = found.get(actor.user());
          return member != null
              && member.workspace().equals(actor.workspace())
              && member.role() == actor.role();
        })
        .collect(Collectors.toUnmodifiableSet());
  }
}
