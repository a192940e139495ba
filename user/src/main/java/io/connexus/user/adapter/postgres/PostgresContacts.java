package io.connexus.user.adapter.postgres;

import io.connexus.platform.E164;
import io.connexus.platform.SearchTerms;
import io.connexus.platform.SearchTerms.SearchTerm;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Contacts;
import io.connexus.user.application.Contact;
import io.connexus.user.application.Contact.Draft;
import io.connexus.user.application.ContactStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts in {@code users.contact} and {@code users.contact_number}. */
public final class PostgresContacts implements ContactStore, Contacts {
  private static final String CONTACT =
      """
      select c.id, c.name, c.company, c.note, c.vip, c.blocked, c.updated_at,
        array(select n.number from users.contact_number n where n.contact_id = c.id order by n.position) as numbers
      from users.contact c where c.workspace_id = :workspace
      """;

  private final JdbcClient jdbc;

  public PostgresContacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<E164, Name> namesOf(WorkspaceId workspace, Collection<E164> numbers) {
    var names = new HashMap<E164, Name>();
    if (numbers.isEmpty()) {
      return names;
    }
    jdbc.sql(
            """
            select n.number, c.id, c.name, c.vip, c.blocked
            from users.contact_number n join users.contact c on c.id = n.contact_id
            where n.workspace_id = :workspace and n.number = any(:numbers)
            """)
        .param("workspace", workspace.value())
        .param("numbers", array(numbers, E164::value))
        .query(row -> {
          names.put(
              new E164(row.getString(1)),
              new Name(
                  row.getObject(2, UUID.class),
                  row.getString(3),
                  row.getBoolean(4),
                  row.getBoolean(5)));
        });
    return names;
  }

  @Override
  public Set<E164> numbersOf(WorkspaceId workspace, String word, int most) {
    return new HashSet<>(
        jdbc.sql(
                """
                select n.number from users.contact c join users.contact_number n on n.contact_id = c.id
                where c.workspace_id = :workspace and c.words @@ cast(:word as tsquery) limit :most
                """)
            .param("workspace", workspace.value())
            .param("word", beginning(word))
            .param("most", most)
            .query((row, _) -> new E164(row.getString(1)))
            .list());
  }

  @Override
  public void lock(WorkspaceId workspace) {
    jdbc.sql("select id from users.workspace where id = :id for no key update")
        .param("id", workspace.value())
        .query(UUID.class)
        .single();
  }

  @Override
  public int count(WorkspaceId workspace) {
    return jdbc.sql("select count(*) from users.contact where workspace_id = :workspace")
        .param("workspace", workspace.value())
        .query(Integer.class)
        .single();
  }

  @Override
  public Optional<Contact> find(WorkspaceId workspace, UUID id) {
    return jdbc.sql(CONTACT + "and c.id = :id")
        .param("workspace", workspace.value())
        .param("id", id)
        .query(PostgresContacts::contact)
        .optional();
  }

  @Override
  public List<Contact> page(
      WorkspaceId workspace, SearchTerms terms, @Nullable Place after, int limit) {
    var sql = new StringBuilder(CONTACT);
    var parameters = new HashMap<String, Object>();
    for (var term : terms.terms()) {
      var name = "term" + parameters.size();
      switch (term) {
        case SearchTerm.Word(var text) -> {
          sql.append(" and c.words @@ cast(:%s as tsquery)".formatted(name));
          parameters.put(name, beginning(text));
        }
        case SearchTerm.Digits(var text) -> {
          sql.append(
              """
               and exists (select from users.contact_number n
                           where n.contact_id = c.id and n.number like '%%' || :%s || '%%')
              """
                  .formatted(name));
          parameters.put(name, text);
        }
      }
    }
    if (after != null) {
      sql.append(" and (c.sort_name, c.id) > (:afterName, :afterId)");
      parameters.put("afterName", after.sortName());
      parameters.put("afterId", after.id());
    }
    return jdbc.sql(sql.append(" order by c.sort_name, c.id limit :limit").toString())
        .params(parameters)
        .param("workspace", workspace.value())
        .param("limit", limit)
        .query(PostgresContacts::contact)
        .list();
  }

  @Override
  public Place place(Contact contact) {
    var name =
        jdbc.sql("select lower(cast(:name as text))")
            .param("name", contact.about().name())
            .query(String.class)
            .single();
    return new Place(name, contact.id());
  }

  @Override
  public List<Contact> having(WorkspaceId workspace, Collection<E164> numbers) {
    return jdbc.sql(
            CONTACT
                + """
                and c.id in (select contact_id from users.contact_number
                             where workspace_id = :workspace and number = any(:numbers))
                """)
        .param("workspace", workspace.value())
        .param("numbers", array(numbers, E164::value))
        .query(PostgresContacts::contact)
        .list();
  }

  @Override
  public void put(WorkspaceId workspace, List<Contact> contacts) {
    jdbc.sql(
            """
            insert into users.contact (id, workspace_id, name, company, note, vip, blocked, updated_at)
            select id, :workspace, name, company, note, vip, blocked, updated_at
            from unnest(:ids, :names, :companies, :notes, :vips, :blocks, :times)
              as c (id, name, company, note, vip, blocked, updated_at)
            on conflict (id) do update set name = excluded.name, company = excluded.company,
              note = excluded.note, vip = excluded.vip, blocked = excluded.blocked, updated_at = excluded.updated_at
            """)
        .param("workspace", workspace.value())
        .param("ids", array(contacts, Contact::id, UUID[]::new))
        .param("names", array(contacts, c -> c.about().name()))
        .param("companies", array(contacts, c -> c.about().company()))
        .param("notes", array(contacts, c -> c.about().note()))
        .param("vips", array(contacts, c -> c.about().vip(), Boolean[]::new))
        .param("blocks", array(contacts, c -> c.about().blocked(), Boolean[]::new))
        .param("times", array(contacts, c -> Timestamp.from(c.updatedAt()), Timestamp[]::new))
        .update();
    jdbc.sql("delete from users.contact_number where contact_id = any(:ids)")
        .param("ids", array(contacts, Contact::id, UUID[]::new))
        .update();
    var numbered =
        contacts.stream()
            .flatMap(c -> c.about().numbers().stream().map(number -> new Numbered(c.id(), number)))
            .toList();
    jdbc.sql(
            """
            insert into users.contact_number (workspace_id, number, contact_id, position)
            select :workspace, number, id, position
            from unnest(:ids, :numbers) with ordinality as n (id, number, position)
            """)
        .param("workspace", workspace.value())
        .param("ids", array(numbered, Numbered::id, UUID[]::new))
        .param("numbers", array(numbered, n -> n.number().value()))
        .update();
  }

  private record Numbered(UUID id, E164 number) {}

  @Override
  public boolean remove(WorkspaceId workspace, UUID id) {
    return jdbc.sql("delete from users.contact where workspace_id = :workspace and id = :id")
            .param("workspace", workspace.value())
            .param("id", id)
            .update()
        == 1;
  }

  /** A tsquery; the word has letters and digits only, so that nothing ends the quotes. */
  private static String beginning(String word) {
    return "'" + word + "':*";
  }

  private static <T> SqlParameterValue array(Collection<T> of, Function<T, @Nullable String> part) {
    return array(of, part, String[]::new);
  }

  private static <T, P> SqlParameterValue array(
      Collection<T> of,
      Function<T, ? extends @Nullable P> part,
      java.util.function.IntFunction<P[]> make) {
    return new SqlParameterValue(Types.ARRAY, of.stream().map(part).toArray(make));
  }

  private static Contact contact(ResultSet row, int index) throws SQLException {
    var numbers = (String[]) row.getArray("numbers").getArray();
    return new Contact(
        row.getObject("id", UUID.class),
        new Draft(
            row.getString("name"),
            row.getString("company"),
            row.getString("note"),
            Arrays.stream(numbers).map(E164::new).toList(),
            row.getBoolean("vip"),
            row.getBoolean("blocked")),
        row.getTimestamp("updated_at").toInstant());
  }
}
