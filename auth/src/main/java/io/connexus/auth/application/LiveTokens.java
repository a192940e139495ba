package io.connexus.auth.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.connexus.platform.Actor;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.TokenCheck;
import io.connexus.user.Members;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * An access token counts while its signature and times are right, its sign-in has not been ended
 * and its member works here. That is found out once and remembered for some seconds, unless
 * somebody says that it has changed; when the token is over is looked at every time.
 */
public final class LiveTokens implements TokenCheck {
  /** How long a change may go unnoticed if the word of it is lost on its way. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private static final int MOST = 20_000;

  private final JwtDecoder decoder;
  private final Families families;
  private final Members members;
  private final InstantSource clock;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<String, Known> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  public LiveTokens(
      JwtDecoder decoder, Families families, Members members, EventBus bus, InstantSource clock) {
    this.decoder = decoder;
    this.families = families;
    this.members = members;
    this.clock = clock;
    bus.subscribe(this::hear);
  }

  private void hear(Event event) {
    if (event.name().equals(Event.ACCESS_CHANGED)
        && event.data() instanceof Map<?, ?> data
        && data.get("userId") != null) {
      changes.incrementAndGet();
      var user = String.valueOf(data.get("userId"));
      known.asMap().values().removeIf(token -> token.user().equals(user));
    }
  }

  @Override
  public Optional<Actor> actor(String token) {
    try {
      var live = known.getIfPresent(token);
      if (live == null) {
        live = lookAndKeep(token);
      }
      return live.endsAt().isAfter(clock.instant()) ? live.actor() : Optional.empty();
    } catch (JwtException | IllegalArgumentException e) { // not ours, or not what we issue
      return Optional.empty();
    }
  }

  /** What has changed while we looked was perhaps looked at before: it is not kept. */
  private Known lookAndKeep(String token) {
    long before = changes.get();
    var found = look(token);
    known.put(token, found);
    if (changes.get() != before) {
      known.invalidate(token);
    }
    return found;
  }

  private Known look(String token) {
    var jwt = decoder.decode(token);
    var user = String.valueOf(jwt.getSubject());
    var session = UUID.fromString(String.valueOf(jwt.getClaimAsString("sid")));
    return new Known(
        families
            .live(session)
            .filter(id -> id.toString().equals(user))
            .flatMap(members::find)
            .map(member -> new Actor(member.id(), member.workspace(), member.role(), session)),
        user,
        Objects.requireNonNull(jwt.getExpiresAt()).plus(AccessTokens.SKEW));
  }

  /** What a token that we have signed is worth. */
  private record Known(Optional<Actor> actor, String user, Instant endsAt) {}
}
