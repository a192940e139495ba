package io.connexus.auth.adapter.postgres;

import com.nimbusds.jose.JWSAlgorithm;
import io.connexus.auth.application.SigningKey;
import io.connexus.auth.application.SigningKeys;
import io.connexus.platform.Ids;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of access tokens, in {@code auth.signing_key}: kept there so that a restart, or a second
 * node, goes on where the first was.
 */
public final class PostgresSigningKeys implements SigningKeys {
  private static final Duration STILL_NEEDED = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public PostgresSigningKeys(
      JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<SigningKey> all() {
    var known = read();
    if (!known.isEmpty()) {
      return known;
    }
    return transactions.execute(_ -> {
      hold(); // two nodes that start together on an empty database must end up with one key
      if (read().isEmpty()) {
        insert(newPair());
      }
      return read();
    });
  }

  @Override
  public void rotate(Duration life) {
    transactions.executeWithoutResult(_ -> {
      hold();
      var known = read();
      var now = clock.instant();
      if (known.isEmpty()
          || known.getFirst().madeAt().plus(life).isBefore(now)
          || !known.getFirst().algorithm().equals(JWSAlgorithm.EdDSA)) {
        insert(newPair());
      }
      for (int i = 1; i < known.size(); i++) { // each signed until the next one took over
        if (known.get(i - 1).madeAt().plus(STILL_NEEDED).isBefore(now)) {
          jdbc.sql("delete from auth.signing_key where kid = :kid")
              .param("kid", known.get(i).id())
              .update();
        }
      }
    });
  }

  private void hold() {
    jdbc.sql("lock table auth.signing_key in share row exclusive mode").update();
  }

  private List<SigningKey> read() {
    return jdbc.sql(
            """
            select kid, private_key, public_key, created_at from auth.signing_key
            order by created_at desc, kid desc
            """)
        .query(PostgresSigningKeys::key)
        .list();
  }

  private static KeyPair newPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no signing key could be made", e);
    }
  }

  private void insert(KeyPair pair) {
    jdbc.sql(
            """
            insert into auth.signing_key (kid, private_key, public_key, created_at)
            values (:kid, :private, :public, :now)
            """)
        .param("kid", Ids.next().toString())
        .param("private", pair.getPrivate().getEncoded())
        .param("public", pair.getPublic().getEncoded())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** The kind of key is named in its public part (RFC 5280, SubjectPublicKeyInfo). */
  private static SigningKey key(ResultSet row, int number) throws SQLException {
    try {
      var octets = row.getBytes("public_key");
      var kind = SubjectPublicKeyInfo.getInstance(octets).getAlgorithm().getAlgorithm();
      var keys = KeyFactory.getInstance(kind.getId());
      var pair =
          new KeyPair(
              keys.generatePublic(new X509EncodedKeySpec(octets)),
              keys.generatePrivate(new PKCS8EncodedKeySpec(row.getBytes("private_key"))));
      return new SigningKey(row.getString("kid"), pair, row.getTimestamp("created_at").toInstant());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored signing key cannot be read", e);
    }
  }
}
