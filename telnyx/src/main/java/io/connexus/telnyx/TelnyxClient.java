package io.connexus.telnyx;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What we ask of Telnyx. Every method blocks for at most the request timeout and throws {@link
 * TelnyxException} unless Telnyx said yes; "yes" to a command means accepted, its effect comes by
 * webhook. Nothing is retried in here: whoever holds the command repeats it with the same {@code
 * commandId}, which Telnyx ignores for 60 s. Client state is plain text here and Base64 on the
 * wire. Safe for many threads.
 */
public final class TelnyxClient implements AutoCloseable {
  private static final int MOST_PAGES = 100;
  private static final int NOT_FOUND = 404;

  private final Exchange exchange;
  private final JsonMapper json;

  public TelnyxClient(TelnyxSettings settings, JsonMapper json) {
    this(settings, json, Optional::empty);
  }

  /**
   * @param traceparent what each request says of the trace it belongs to (W3C Trace Context)
   */
  public TelnyxClient(
      TelnyxSettings settings, JsonMapper json, Supplier<Optional<String>> traceparent) {
    this.exchange = new Exchange(settings, json, traceparent);
    this.json = json;
  }

  /** Takes an incoming call. */
  public void answer(String callControlId, @Nullable String clientState, UUID commandId) {
    command(callControlId, "answer", commandId, body("client_state", encoded(clientState)));
  }

  /** Refuses an incoming call that rings. */
  public void reject(String callControlId, RejectCause cause, UUID commandId) {
    command(callControlId, "reject", commandId, body("cause", cause.name()));
  }

  /** Ends a leg. {@link TelnyxException.Kind#ENDED} means it was over already. */
  public void hangup(String callControlId, @Nullable String clientState, UUID commandId) {
    command(callControlId, "hangup", commandId, body("client_state", encoded(clientState)));
  }

  /** Begins to ring someone. */
  public Dialled dial(Dial dial) {
    var call = exchange.post("dial", "/calls", DialBody.of(dial)).path("data");
    var ids =
        new Dialled(
            call.path("call_control_id").asString(""),
            call.path("call_leg_id").asString(""),
            call.path("call_session_id").asString(""));
    if (ids.callControlId().isEmpty()) {
      throw TelnyxException.unreadable("dial", 200);
    }
    return ids;
  }

  /**
   * Connects two legs.
   *
   * @param callControlId the leg that {@code parkAfterUnbridge} is about
   * @param parkAfterUnbridge keep that leg when the bridge ends; otherwise it is hung up
   */
  public void bridge(
      String callControlId, String otherCallControlId, boolean parkAfterUnbridge, UUID commandId) {
    var body = body("call_control_id", otherCallControlId);
    body.put("park_after_unbridge", parkAfterUnbridge ? "self" : null);
    command(callControlId, "bridge", commandId, body);
  }

  /**
   * Says something; several in a row queue.
   *
   * @param payload at most 3,000 characters
   * @param voice such as {@code AWS.Polly.Joanna}
   * @param language such as {@code en-US}; a Polly voice has its own
   */
  public void speak(
      String callControlId,
      String payload,
      String voice,
      String language,
      @Nullable String clientState,
      UUID commandId) {
    var body = body("payload", payload);
    body.put("voice", voice);
    body.put("language", language);
    body.put("client_state", encoded(clientState));
    command(callControlId, "speak", commandId, body);
  }

  /**
   * Asks, twice at most, for one key; {@code call.gather.ended} tells what came of it.
   *
   * @param key the only one that counts
   * @param patience how long it may take after the question
   */
  public void gatherKey(
      String callControlId,
      String question,
      String voice,
      String language,
      String key,
      Duration patience,
      UUID commandId) {
    var body = body("payload", question);
    body.put("voice", voice);
    body.put("language", language);
    body.put("valid_digits", key);
    body.put("minimum_digits", 1);
    body.put("maximum_digits", 1);
    body.put("maximum_tries", 2);
    body.put("timeout_millis", patience.toMillis());
    command(callControlId, "gather_using_speak", commandId, body);
  }

  /** Plays a WAV file to the leg alone, over and over; behind what is being said to it. */
  public void startPlayback(String callControlId, URI audio, UUID commandId) {
    var body = body("audio_url", audio.toString());
    body.put("audio_type", "wav");
    body.put("loop", "infinity");
    command(callControlId, "playback_start", commandId, body);
  }

  /** Ends whatever is said or played to the leg. */
  public void stopPlayback(String callControlId, UUID commandId) {
    command(callControlId, "playback_stop", commandId, body("stop", "all"));
  }

  /**
   * Begins to write down what is said; Telnyx's own engine, because it alone names the track.
   *
   * @param language such as {@code en}
   */
  public void startTranscription(
      String callControlId, TranscriptionTracks tracks, String language, UUID commandId) {
    var body = body("transcription_engine", "Telnyx");
    body.put(
        "transcription_engine_config",
        Map.of("transcription_engine", "Telnyx", "language", language));
    body.put("transcription_tracks", tracks.name().toLowerCase(Locale.ROOT));
    command(callControlId, "transcription_start", commandId, body);
  }

  /** Ends {@link #startTranscription}. */
  public void stopTranscription(String callControlId, UUID commandId) {
    command(callControlId, "transcription_stop", commandId, new LinkedHashMap<>());
  }

  /**
   * Begins to record a leg; {@code call.recording.saved} tells when it is over. The client state
   * goes with every later webhook of the leg.
   */
  public void startRecording(
      String callControlId, RecordingWish wish, @Nullable String clientState, UUID commandId) {
    var body = body("format", "wav");
    body.put("channels", wish.bothSides() ? "dual" : "single");
    body.put("play_beep", wish.beep());
    body.put("max_length", wish.longest().toSeconds());
    body.put("timeout_secs", wish.silence().toSeconds());
    body.put("trim", wish.trimmed() ? "trim-silence" : null);
    if (wish.transcribedIn() != null) {
      body.put("transcription", true);
      body.put("transcription_language", wish.transcribedIn());
    }
    body.put("client_state", encoded(clientState));
    command(callControlId, "record_start", commandId, body);
  }

  /** Ends {@link #startRecording}. */
  public void stopRecording(String callControlId, UUID commandId) {
    command(callControlId, "record_stop", commandId, new LinkedHashMap<>());
  }

  /** Deletes a recording, if there is one. */
  public void deleteRecording(String recordingId) {
    try {
      exchange.delete("delete recording", "/recordings/" + Exchange.encode(recordingId));
    } catch (TelnyxException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
    }
  }

  /** A fresh link to a recording, good for ten minutes; empty if there is none. */
  public Optional<URI> recordingLink(String recordingId) {
    try {
      var links =
          exchange
              .get("recording", "/recordings/" + Exchange.encode(recordingId))
              .path("data")
              .path("download_urls");
      var link = links.path("wav").asString(links.path("mp3").asString(""));
      return link.isEmpty() ? Optional.empty() : Optional.of(new URI(link));
    } catch (TelnyxException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    } catch (URISyntaxException e) {
      throw TelnyxException.unreadable("recording", 200);
    }
  }

  /** How a leg is now. */
  public CallStatus call(String callControlId) {
    var call = exchange.get("call", "/calls/" + Exchange.encode(callControlId)).path("data");
    if (!call.path("is_alive").isBoolean()) {
      throw TelnyxException.unreadable("call", 200);
    }
    var duration = Duration.ofSeconds(call.path("call_duration").asLong(0));
    return new CallStatus(call.path("is_alive").asBoolean(), duration);
  }

  /** Every live leg of the application: the truth to reconcile with after an outage. */
  public List<ActiveCall> activeCalls(String connectionId) {
    var path = "/connections/" + Exchange.encode(connectionId) + "/active_calls";
    return pages("active calls", path, query("page[limit]", "100")).stream()
        .map(TelnyxClient::activeCall)
        .toList();
  }

  private static ActiveCall activeCall(JsonNode call) {
    return new ActiveCall(
        call.path("call_control_id").asString(""),
        call.path("call_leg_id").asString(""),
        call.path("call_session_id").asString(""),
        ClientState.decode(call.path("client_state").asString("")));
  }

  /**
   * The webhooks that Telnyx tried to deliver, for {@link TelnyxEvent#parse}.
   *
   * @param status {@code failed} or {@code delivered}
   * @param since when the first try began, at the earliest
   */
  public List<byte[]> webhookDeliveries(String status, Instant since) {
    var query = query("filter[status][eq]", status);
    query.put("filter[started_at][gte]", since.toString());
    query.put("page[size]", "250");
    return pages("webhook deliveries", "/webhook_deliveries", query).stream()
        .map(delivery -> delivery.path("webhook"))
        .filter(JsonNode::isObject)
        .map(json::writeValueAsBytes)
        .toList();
  }

  /**
   * Sends a text. Telnyx cannot recognise a repetition, so after {@link TelnyxException#maybeDone}
   * it must not be sent again.
   *
   * @param from null for any number of the messaging profile's pool, which must then be named
   * @return the message's id, which its webhooks carry
   */
  public String sendMessage(
      @Nullable String from, String to, String text, @Nullable String messagingProfileId) {
    var body = body("from", from);
    body.put("to", to);
    body.put("text", text);
    body.put("messaging_profile_id", messagingProfileId);
    var id = exchange.post("send message", "/messages", body).path("data").path("id").asString("");
    if (id.isEmpty()) {
      throw TelnyxException.unreadable("send message", 200);
    }
    return id;
  }

  /**
   * Plays keys on a leg, as its far end would hear them from a telephone.
   *
   * @param digits {@code 0-9 A-D * #}; {@code w} is half a second of silence and {@code W} one
   */
  public void sendDtmf(String callControlId, String digits, UUID commandId) {
    command(callControlId, "send_dtmf", commandId, body("digits", digits));
  }

  /** The rooms in which more than two legs talk. */
  public TelnyxConferences conferences() {
    return new TelnyxConferences(exchange, this::pages);
  }

  /** The credentials of WebRTC clients. */
  public TelnyxCredentials credentials() {
    return new TelnyxCredentials(exchange);
  }

  /** Finding, buying and giving back numbers. */
  public TelnyxNumbers numbers() {
    return new TelnyxNumbers(exchange);
  }

  /** The number, if the account holds exactly this one. */
  public Optional<HeldNumber> phoneNumber(String e164) {
    var query = query("filter[phone_number]", e164);
    // The filter also finds numbers that merely contain the digits.
    return pages("phone number", "/phone_numbers", query).stream()
        .filter(number -> e164.equals(number.path("phone_number").asString("")))
        .findFirst()
        .map(TelnyxClient::heldNumber);
  }

  private static HeldNumber heldNumber(JsonNode number) {
    return new HeldNumber(
        number.path("id").asString(""),
        number.path("phone_number").asString(""),
        number.path("status").asString(""),
        orNull(number.path("connection_id").asString("")),
        orNull(number.path("messaging_profile_id").asString("")));
  }

  private void command(
      String callControlId, String action, UUID commandId, Map<String, @Nullable Object> body) {
    body.put("command_id", commandId.toString());
    var path = "/calls/" + Exchange.encode(callControlId) + "/actions/" + action;
    exchange.post(action.replace('_', ' '), path, body);
  }

  /** Follows both of Telnyx's page styles, as its lists do not agree with their documentation. */
  private List<JsonNode> pages(String operation, String path, Map<String, String> query) {
    var items = new ArrayList<JsonNode>();
    var seen = new HashSet<Map<String, String>>();
    Optional<Map<String, String>> next = Optional.of(query);
    while (next.isPresent() && seen.add(next.get()) && seen.size() <= MOST_PAGES) {
      var page = exchange.get(operation, path + Exchange.queryString(next.get()));
      if (!page.path("data").isArray()) {
        throw TelnyxException.unreadable(operation, 200);
      }
      page.path("data").forEach(items::add);
      next = following(page.path("meta"), query);
    }
    return items;
  }

  private static Optional<Map<String, String>> following(JsonNode meta, Map<String, String> first) {
    var after = meta.path("cursors").path("after").asString("");
    if (!after.isEmpty()) {
      return Optional.of(and(first, "page[after]", after));
    }
    int number = meta.path("page_number").asInt(0);
    return number > 0 && number < meta.path("total_pages").asInt(0)
        ? Optional.of(and(first, "page[number]", String.valueOf(number + 1)))
        : Optional.empty();
  }

  private static Map<String, String> and(Map<String, String> first, String name, String value) {
    var all = new LinkedHashMap<>(first);
    all.put(name, value);
    return all;
  }

  private static Map<String, String> query(String name, String value) {
    var query = new LinkedHashMap<String, String>();
    query.put(name, value);
    return query;
  }

  private static Map<String, @Nullable Object> body(String name, @Nullable Object value) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put(name, value);
    return body;
  }

  private static @Nullable String encoded(@Nullable String clientState) {
    return clientState == null ? null : ClientState.encode(clientState);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public void close() {
    exchange.close();
  }
}
