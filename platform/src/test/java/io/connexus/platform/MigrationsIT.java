package io.connexus.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

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
