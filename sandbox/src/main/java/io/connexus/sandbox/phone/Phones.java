package io.connexus.sandbox.phone;

import io.connexus.sandbox.audio.Audio;
import io.connexus.sandbox.audio.Ear;
import io.connexus.sandbox.audio.Handset;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.FarEnd;
import io.connexus.sandbox.exchange.HangupCause;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.Role;
import io.connexus.sandbox.http.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every telephone in the world that is not a number of the account. A phone needs no introduction:
 * one that is dialled rings, one that is told to call calls.
 */
public final class Phones {
  /** A text that arrived. */
  public record Text(Instant at, String from, String to, String text) {}

  /** A person who does as they are told needs so long. */
  private static final Duration TO_THE_KEY = Duration.ofMillis(300);

  private final Timers timers;
  private final Clock clock;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Text> texts = new CopyOnWriteArrayList<>();
  private @Nullable Exchange exchange;

  public Phones(Timers timers, Clock clock) {
    this.timers = timers;
    this.clock = clock;
  }

  /** The exchange calls phones and phones call the exchange: one of them has to be told later. */
  public void connectTo(Exchange newExchange) {
    exchange = newExchange;
  }

  private Exchange exchange() {
    if (exchange == null) {
      throw new IllegalStateException("not wired");
    }
    return exchange;
  }

  // ---- being called

  /** The far end of a leg dialled to this number. */
  public FarEnd phone(String e164) {
    return new Telephone(Role.PHONE) {
      @Override
      public void invited(Leg leg) {
        follow(script(e164), leg);
      }

      @Override
      public void askedForKeys(Leg leg, String valid) {
        if (script(e164).isPerson() && !valid.isEmpty()) {
          timers.after(TO_THE_KEY, () -> exchange().presses(leg, valid.substring(0, 1)));
        }
      }
    };
  }

  /** The far end of a leg that this telephone started. */
  public FarEnd caller() {
    return new Telephone(Role.CALLER);
  }

  private static class Telephone implements FarEnd {
    private final Role role;
    private final Handset handset = new Handset();

    Telephone(Role role) {
      this.role = role;
    }

    @Override
    public Role role() {
      return role;
    }

    @Override
    public Audio audio() {
      return handset;
    }
  }

  /**
   * The handset at the far end of this leg.
   *
   * @throws Refusal if no virtual telephone is there
   */
  public static Handset handset(Leg leg) {
    if (leg.farEnd().audio() instanceof Handset handset) {
      return handset;
    }
    throw Refusal.of(409, "No virtual telephone is at the far end of this call");
  }

  /** The person at this phone hums, or is silent again at 0 Hz. */
  public void hum(Leg leg, double hertz) {
    handset(leg).hum(hertz);
    exchange().mixer().add(leg);
  }

  public void hum(String e164, double hertz) {
    hum(find(e164, Leg::isAnswered, "is in no answered call"), hertz);
  }

  /** What the phone hears now. */
  public Ear ear(String e164) {
    return handset(find(e164, Leg::isAnswered, "is in no answered call")).ear();
  }

  private void follow(Script script, Leg leg) {
    @Nullable Runnable deed =
        switch (script.behaviour()) {
          case "answer" -> () -> exchange().answer(leg);
          case "voicemail" -> () -> takeMessage(leg);
          case "busy" -> () -> exchange().end(leg, HangupCause.busy());
          case "decline" -> () -> exchange().end(leg, HangupCause.rejected());
          case "not-found" -> () -> exchange().end(leg, HangupCause.notFound());
          default -> null;
        };
    if (deed != null) {
      timers.after(Duration.ofMillis(script.afterMs()), deed);
    }
  }

  private void takeMessage(Leg leg) {
    exchange().answer(leg);
    exchange().says(leg, "human", "I am not here. Please leave a message.");
  }

  public Script script(String e164) {
    return scripts.getOrDefault(e164, Script.MANUAL);
  }

  public ObjectNode rewrite(String e164, JsonNode json) {
    Script script = script(e164).changedBy(json);
    scripts.put(e164, script);
    return script.view().put("number", e164);
  }

  // ---- what a person at the phone does

  public void answer(String e164) {
    exchange()
        .answer(
            find(e164, leg -> !leg.isAnswered() && !leg.identity().incoming(), "is not ringing"));
  }

  public void decline(String e164) {
    Leg leg = find(e164, l -> !l.isAnswered() && !l.identity().incoming(), "is not ringing");
    exchange().end(leg, HangupCause.rejected());
  }

  public void hangUp(String e164) {
    hangUp(find(e164, leg -> true, "is in no call"));
  }

  /** The person at the far end of this leg puts the receiver down. */
  public void hangUp(Leg leg) {
    boolean incoming = leg.identity().incoming();
    if (!leg.isAnswered()) {
      exchange().end(leg, incoming ? HangupCause.cancelled() : HangupCause.rejected());
    } else {
      exchange().end(leg, HangupCause.normal(incoming ? "caller" : "callee"));
    }
  }

  public void say(String e164, String text) {
    say(find(e164, Leg::isAnswered, "is in no answered call"), text);
  }

  public void say(Leg leg, String text) {
    if (!leg.isAnswered()) {
      throw Refusal.of(409, "The call is not answered: nobody is there to hear it");
    }
    exchange().says(leg, "human", text);
  }

  public void press(Leg leg, String digits) {
    if (!leg.isAnswered()) {
      throw Refusal.of(409, "The call is not answered: keys are not heard");
    }
    exchange().presses(leg, digits);
  }

  public void press(String e164, String digits) {
    press(find(e164, Leg::isAnswered, "is in no answered call"), digits);
  }

  private Leg find(String e164, Function<Leg, Boolean> wanted, String otherwise) {
    return legsOf(e164).stream()
        .filter(leg -> leg.isAlive() && wanted.apply(leg))
        .reduce((first, second) -> second)
        .orElseThrow(() -> Refusal.of(409, e164 + " " + otherwise));
  }

  private List<Leg> legsOf(String e164) {
    return exchange().legs().stream().filter(leg -> e164.equals(numberOf(leg))).toList();
  }

  /** The number of the telephone at the far end; null when it is no telephone. */
  public static @Nullable String numberOf(Leg leg) {
    return switch (leg.farEnd().role()) {
      case CALLER -> leg.identity().from();
      case PHONE -> leg.identity().to();
      case RETELL, CLIENT -> null;
    };
  }

  // ---- texts

  public void receiveText(String from, String to, String text) {
    texts.add(new Text(clock.instant(), from, to, text));
  }

  public List<Text> texts() {
    return List.copyOf(texts);
  }

  // ---- looking

  /** Each phone that is scripted or in a call, with the legs it has. */
  public Map<String, List<Leg>> inUse() {
    Set<String> numbers = new TreeSet<>(scripts.keySet());
    List<Leg> alive = exchange().legs().stream().filter(Leg::isAlive).toList();
    for (Leg leg : alive) {
      String number = numberOf(leg);
      if (number != null) {
        numbers.add(number);
      }
    }
    Map<String, List<Leg>> view = new TreeMap<>();
    numbers.forEach(number -> view.put(number, new ArrayList<>(legsOf(number)).reversed()));
    return view;
  }

  public void clear() {
    scripts.clear();
    texts.clear();
  }
}
