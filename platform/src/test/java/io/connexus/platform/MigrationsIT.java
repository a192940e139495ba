package io.connexus.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class MigrationsIT {
  @Test
  void anEmptyDatabaseGetsItsTables() {
    var database = new TestDatabase();
    assertThat(tables(database)).contains("inbox", "outbox", "flyway_schema_history");
  }

  @Test
  void migratingAgainChangesNothing() {
    var database = new TestDatabase();
    database
        .jdbc()
        .sql(
            "insert into platform.inbox values ('telnyx', 'e-1', 'call.answered', '{}', 's', now())")
        .update();

    Migrations.apply(database.dataSource(), List.of());

    assertThat(count(database, "inbox")).isEqualTo(1);
    assertThat(
            database
                .jdbc()
                .sql("select bool_and(success) from platform.flyway_schema_history")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void aSchemaWithoutScriptsFailsTheStart() {
    assertThatThrownBy(() -> new TestDatabase("nowhere")).hasMessageContaining("db/nowhere");
  }

  @Test
  void scriptsGiveUpLocksAndWhoeverHasTheConnectionNextDoesNot() {
    try (var pool = new HikariDataSource()) {
      pool.setDataSource(new TestDatabase().dataSource());
      pool.setMaximumPoolSize(2); // as many as Flyway takes
      Migrations.apply(pool, List.of("witness"));

      var jdbc = JdbcClient.create(pool);
      assertThat(setting(jdbc, "select lock_timeout from witness.setting")).isEqualTo("5s");
      new TransactionTemplate(new DataSourceTransactionManager(pool))
          .executeWithoutResult(_ -> {
            assertThat(setting(jdbc, "show lock_timeout")).isEqualTo("0");
            var another = new TransactionTemplate(new DataSourceTransactionManager(pool));
            another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            another.executeWithoutResult(
                _ -> assertThat(setting(jdbc, "show lock_timeout")).isEqualTo("0"));
          });
    }
  }

  private static String setting(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(String.class).single();
  }

  private static List<String> tables(TestDatabase database) {
    return database
        .jdbc()
        .sql(
            "select table_name::text from information_schema.tables where table_schema = 'platform'")
        .query(String.class)
        .list();
  }

  private static int count(TestDatabase database, String table) {
    return database
        .jdbc()
        .sql("select count(*) from platform." + table)
        .query(Integer.class)
        .single();
  }
}
