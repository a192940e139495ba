package io.connexus.ai.adapter.retell;

import io.connexus.ai.AiSettings;
import io.connexus.retell.AgentDraft;
import io.connexus.retell.RetellClient;
import io.connexus.retell.RetellException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The agent at Retell that lends the receptionist ears and a voice. The operator's own if one is
 * set; otherwise one is made at the first call, remembered, and changed when our address changes.
 */
public final class RetellAgent {
  private static final String VOICE = "retell-Cimo";

  private final AiSettings settings;
  private final RetellClient retell;
  private final JdbcClient jdbc;
  private final InstantSource clock;
  private volatile @Nullable String inUse;

  public RetellAgent(
      AiSettings settings, RetellClient retell, JdbcClient jdbc, InstantSource clock) {
    this.settings = settings;
    this.retell = retell;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Remembered(String agentId, String setupHash) {}

  /** The agent's id. */
  String id() {
    if (!settings.agentId().isBlank()) {
      return settings.agentId();
    }
    var known = inUse;
    return known == null ? find() : known;
  }

  /** Synchronised, so that two first calls do not make two agents. */
  private synchronized String find() {
    var remembered = remembered();
    if (remembered.isEmpty()) {
      return create();
    }
    var agent = remembered.get();
    if (agent.setupHash.equals(setupHash())) {
      inUse = agent.agentId;
      return agent.agentId;
    }
    return update(agent.agentId);
  }

  /** After Retell said it does not know {@code agentId}: another one, if it was ours to make. */
  synchronized Optional<String> insteadOf(String agentId) {
    if (!settings.agentId().isBlank()) {
      return Optional.empty();
    }
    var current = remembered().map(Remembered::agentId).filter(id -> !id.equals(agentId));
    current.ifPresent(id -> inUse = id);
    return current.or(() -> Optional.of(create()));
  }

  private String create() {
    return remember(retell.createAgent(draft()).id());
  }

  private String update(String agentId) {
    try {
      retell.updateAgent(agentId, draft());
      return remember(agentId);
    } catch (RetellException e) {
      if (e.unknownAsset()) {
        return create();
      }
      throw e;
    }
  }

  private Optional<Remembered> remembered() {
    return jdbc.sql("select agent_id, setup_hash from ai.agent where base_url = :base")
        .param("base", settings.retellBaseUrl().toString())
        .query((row, _) -> new Remembered(row.getString(1), row.getString(2)))
        .optional();
  }

  private String remember(String agentId) {
    jdbc.sql(
            """
            insert into ai.agent (base_url, agent_id, setup_hash, created_at)
            values (:base, :agent, :setup, :now)
            on conflict (base_url) do update set agent_id = excluded.agent_id, setup_hash = excluded.setup_hash
            """)
        .param("base", settings.retellBaseUrl().toString())
        .param("agent", agentId)
        .param("setup", setupHash())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    inUse = agentId;
    return agentId;
  }

  private AgentDraft draft() {
    return new AgentDraft(
        "ConnexUS receptionist",
        AgentDraft.customLlm(settings.socketUrl().value()),
        VOICE,
        "en-US",
        settings.webhookUrl(),
        List.of("call_started", "call_ended", "call_analyzed"),
        10_000,
        2,
        60_000,
        List.of(Map.of("type", "system-presets", "name", "call_summary")));
  }

  /** A digest, as the addresses hold a secret. */
  private String setupHash() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(settings.socketUrl().value().getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(settings.webhookUrl().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
