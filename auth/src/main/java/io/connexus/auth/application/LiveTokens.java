package io.connexus.auth.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.connexus.platform.Actor;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.TokenCheck;
import io.connexus.user.Members;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * An access token counts while its signature and times are right, its sign-in has not been ended
 * and its member works here. The last two are asked of the database and remembered for some
 * seconds, unless somebody says that they have changed.
 */
public final class LiveTokens implements TokenCheck {
  /** How long a change may go unnoticed if the word of it is lost on its way. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private static final int MOST = 100_000;

  private final JwtDecoder decoder;
  private final Families families;
  private final Members members;
  private final Cache<UUID, Optional<Actor>> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  public LiveTokens(JwtDecoder decoder, Families families, Members members, EventBus bus) {
    this.decoder = decoder;
    this.families = families;
    this.members = members;
    bus.subscribe(this::hear);
  }

  private void hear(Event event) {
    if (event.name().equals(Event.ACCESS_CHANGED)
        && event.data() instanceof Map<?, ?> data
        && data.get("userId") != null) {
      var user = String.valueOf(data.get("userId"));
      known
          .asMap()
          .values()
          .removeIf(actor -> actor.filter(a -> a.user().toString().equals(user)).isPresent());
    }
  }

  @Override
  public Optional<Actor> actor(String token) {
    try {
      return actor(decoder.decode(token));
    } catch (JwtException | IllegalArgumentException e) { // not ours, or not what we issue
      return Optional.empty();
    }
  }

  private Optional<Actor> actor(Jwt token) {
    var session = UUID.fromString(String.valueOf(token.getClaimAsString("sid")));
    return known
        .get(session, this::look)
        .filter(actor -> actor.user().toString().equals(token.getSubject()));
  }

  private Optional<Actor> look(UUID session) {
    return families
        .live(session)
        .flatMap(members::find)
        .map(member -> new Actor(member.id(), member.workspace(), member.role(), session));
  }
}
