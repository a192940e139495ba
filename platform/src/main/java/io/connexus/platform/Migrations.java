package io.connexus.platform;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings the schemas up to date, forward only. Each feature owns one schema with its own history;
 * its scripts lie in {@code db/<schema>} on the class path.
 */
public final class Migrations {
  private Migrations() {}

  /** Migrates {@code platform} and then {@code schemas}, in order. Fails the start on any error. */
  public static void apply(DataSource database, List<String> schemas) {
    migrate(database, "platform");
    schemas.forEach(schema -> migrate(database, schema));
  }

  private static void migrate(DataSource database, String schema) {
    Flyway.configure()
        .dataSource(database)
        .schemas(schema)
        .defaultSchema(schema)
        .locations("classpath:db/" + schema)
        .failOnMissingLocations(true)
        .callbacks(new GiveUpLocks())
        .load()
        .migrate();
  }

  /**
   * A script that waits for a lock holds up everybody behind it: it fails after five seconds
   * instead. Within its transaction alone, as the connection goes back to a pool.
   */
  private static final class GiveUpLocks extends BaseCallback {
    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
      var connection = new SingleConnectionDataSource(context.getConnection(), true);
      JdbcClient.create(connection).sql("set local lock_timeout = '5s'").update();
    }
  }
}
