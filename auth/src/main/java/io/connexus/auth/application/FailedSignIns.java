package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import io.connexus.platform.Ids;
import io.connexus.platform.Origin;
import io.connexus.platform.UserId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.Members;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes sign-ins that failed into the audit log of the workspace whose member's account was tried,
 * once an hour for an account. It is done later, on another thread, and begun alike for an address
 * without an account: neither the answer nor its time can tell.
 */
public final class FailedSignIns implements CommandHandler {
  private static final String FAILED = "failed-sign-in";
  private static final Duration HOUR = Duration.ofHours(1);

  private final Credentials credentials;
  private final Members members;
  private final AuditLog audit;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();

  public FailedSignIns(
      Credentials credentials,
      Members members,
      AuditLog audit,
      Outbox outbox,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.credentials = credentials;
    this.members = members;
    this.audit = audit;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Notes one. The address is not kept: it may be a password in the wrong field. */
  void note(Email email) {
    var now = clock.instant();
    var origin = Origin.here();
    var from = json.writeValueAsString(new From(origin.address(), origin.device()));
    transactions.executeWithoutResult(_ -> {
      var user = credentials.find(email).map(Credentials.Account::user).orElseGet(UserId::next);
      outbox.put(new Command(Ids.next(), FAILED, user.value(), from, now, now));
    });
  }

  @Override
  public Set<String> kinds() {
    return Set.of(FAILED);
  }

  @Override
  public Result handle(Command command) {
    var from = json.readValue(command.body(), From.class);
    Origin.remember(new Origin(from.address(), from.device()));
    try {
      return new Result.Done(write(new UserId(command.subject())));
    } finally {
      Origin.forget();
    }
  }

  private String write(UserId user) {
    return transactions.execute(_ -> {
      var account = credentials.hold(user); // one after the other
      var member = account.flatMap(_ -> members.find(user));
      if (member.isEmpty()) {
        return "nobody";
      }
      var details = Map.of("email", member.get().email());
      var since = clock.instant().minus(HOUR);
      audit.appendOnce(member.get().workspace(), null, "session.refused", user, details, since);
      return "noted";
    });
  }

  /** Where from. */
  record From(String address, String device) {
    @Override
    public String toString() {
      return "From[***]";
    }
  }
}
