package io.connexus.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real PostgreSQL, started once for the test JVM; each instance is a new, migrated database in
 * it.
 */
public final class TestDatabase {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final DataSource dataSource;

  /** A database with {@code platform} and these schemas migrated. */
  public TestDatabase(String... schemas) {
    var name = "test_" + NEXT.incrementAndGet();
    JdbcClient.create(Server.RUNNING.getPostgresDatabase()).sql("create database " + name).update();
    dataSource = pool(Server.RUNNING.getDatabase("postgres", name));
    Migrations.apply(dataSource, List.of(schemas));
  }

  /** As the product has one: a connection for each statement is most of what a test would cost. */
  private static DataSource pool(DataSource database) {
    var pool = new HikariDataSource();
    pool.setDataSource(database);
    pool.setMaximumPoolSize(24);
    pool.setMinimumIdle(0); // many databases share one server
    pool.setIdleTimeout(Duration.ofSeconds(10).toMillis());
    return pool;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  public TransactionTemplate transactions() {
    return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
