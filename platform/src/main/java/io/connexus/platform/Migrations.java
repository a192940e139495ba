package io.connexus.platform;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
        .initSql("set lock_timeout = '5s'")
        .load()
        .migrate();
  }
}
