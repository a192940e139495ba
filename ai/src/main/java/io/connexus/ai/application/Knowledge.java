package io.connexus.ai.application;

import io.connexus.ai.domain.Background;
import io.connexus.ai.domain.Faq;
import io.connexus.ai.domain.Meaning;
import io.connexus.ai.domain.Persona;
import io.connexus.ai.domain.Phrasebook;
import io.connexus.ai.domain.Phrasebook.Phrase;
import io.connexus.ai.domain.SmallTalk;
import io.connexus.platform.Actor;
import io.connexus.platform.Ids;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the receptionist knows, workspace by workspace: kept in the store, and in memory as the
 * phrasebook conversations use. Before each use the store's revision is read, so an edit made
 * anywhere is heard in the very next answer; if the store cannot be read, the last known phrasebook
 * serves on.
 */
public final class Knowledge {
  private static final System.Logger LOG = System.getLogger(Knowledge.class.getName());

  /** Each question is compared with every phrasing, some ten thousand then: still milliseconds. */
  public static final int MOST_FAQS = 500;

  private final KnowledgeStore store;
  private final Embedding embedding;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Map<WorkspaceId, Known> known = new ConcurrentHashMap<>();
  private final Common common;

  /** What a workspace's receptionist knows at one revision. */
  public record Known(long revision, Persona persona, Phrasebook phrasebook) {}

  /** What all workspaces share; made once, in the background, as it takes a second. */
  private static final class Common {
    private final Embedding embedding;
    private @Nullable Background background;
    private List<Phrase> smallTalk = List.of();

    Common(Embedding embedding) {
      this.embedding = embedding;
    }

    synchronized Background background() {
      if (background == null) {
        background = new Background(SmallTalk.BACKGROUND.stream().map(embedding::embed).toList());
      }
      return background;
    }

    synchronized List<Phrase> smallTalk() {
      if (smallTalk.isEmpty()) {
        var phrases = new ArrayList<Phrase>();
        SmallTalk.PHRASES.forEach((meaning, texts) ->
            texts.forEach(t -> phrases.add(new Phrase(meaning, t, embedding.embed(t)))));
        smallTalk = List.copyOf(phrases);
      }
      return smallTalk;
    }
  }

  public Knowledge(
      KnowledgeStore store,
      Embedding embedding,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.store = store;
    this.embedding = embedding;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.common = new Common(embedding);
  }

  /** Does now what the first conversation would have to wait for. */
  public void warmUp() {
    var _ = common.background();
    var _ = common.smallTalk();
  }

  public Persona persona(WorkspaceId workspace) {
    return store.persona(workspace).orElse(Persona.DEFAULT);
  }

  public void introduceAs(Actor actor, Persona persona) {
    transactions.executeWithoutResult(_ -> {
      store.save(actor.workspace(), persona);
      audit.append(
          actor, "receptionist.changed", actor.workspace(), Map.of("name", persona.name()));
    });
  }

  public List<Faq> faqs(WorkspaceId workspace) {
    return store.faqs(workspace);
  }

  public Optional<Faq> faq(WorkspaceId workspace, UUID id) {
    return store.faq(workspace, id);
  }

  /**
   * Teaches an answer; running conversations know it when this returns. Empty if the workspace has
   * {@link #MOST_FAQS} already.
   */
  public Optional<Faq> teach(Actor actor, FaqText text) {
    var faq = text.as(Ids.next(), clock.instant());
    boolean added =
        noting(actor, "faq.created", faq, () -> store.add(actor.workspace(), faq, MOST_FAQS));
    return added ? Optional.of(known(actor, faq)) : Optional.empty();
  }

  /** Changes an answer; empty if the workspace has no such FAQ. */
  public Optional<Faq> correct(Actor actor, UUID id, FaqText text) {
    var faq = text.as(id, clock.instant());
    boolean changed = noting(actor, "faq.changed", faq, () -> store.change(actor.workspace(), faq));
    return changed ? Optional.of(known(actor, faq)) : Optional.empty();
  }

  /** The editor waits for the vectors, not the next caller. */
  private Faq known(Actor actor, Faq faq) {
    var _ = known(actor.workspace());
    return faq;
  }

  /** False if the workspace has no such FAQ. */
  public boolean forget(Actor actor, UUID id) {
    return store
        .faq(actor.workspace(), id)
        .filter(faq -> noting(actor, "faq.removed", faq, () -> store.remove(actor.workspace(), id)))
        .isPresent();
  }

  private boolean noting(Actor actor, String action, Faq faq, BooleanSupplier change) {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> {
          boolean done = change.getAsBoolean();
          if (done) {
            audit.append(actor, action, faq.id(), Map.of("question", faq.question()));
          }
          return done;
        }));
  }

  /** What is known now. */
  public Known known(WorkspaceId workspace) {
    var last = known.get(workspace);
    try {
      long revision = store.revision(workspace);
      if (last != null && last.revision >= revision) {
        return last;
      }
      return known.compute(
          workspace,
          (_, held) ->
              held != null && held.revision >= revision ? held : read(workspace, revision));
    } catch (RuntimeException e) {
      if (last == null) {
        throw e;
      }
      LOG.log(
          System.Logger.Level.WARNING, "the knowledge could not be read; the last one serves", e);
      return last;
    }
  }

  private Known read(WorkspaceId workspace, long revision) {
    var phrases = new ArrayList<>(common.smallTalk());
    var kept = store.vectors(workspace);
    for (var faq : store.faqs(workspace)) {
      if (faq.active()) {
        addPhrases(workspace, faq, kept.get(faq.id()), phrases);
      }
    }
    return new Known(revision, persona(workspace), new Phrasebook(phrases, common.background()));
  }

  private void addPhrases(
      WorkspaceId workspace, Faq faq, @Nullable TextVectors kept, List<Phrase> phrases) {
    var texts = faq.texts();
    var vectors = kept;
    if (vectors == null || !vectors.mark().equals(TextVectors.mark(texts, embedding))) {
      vectors = TextVectors.of(texts, embedding);
      store.keep(workspace, faq.id(), vectors);
    }
    for (int i = 0; i < texts.size(); i++) {
      phrases.add(new Phrase(new Meaning.Question(faq), texts.get(i), vectors.vectors().get(i)));
    }
  }
}
