package io.connexus.app;

import io.connexus.platform.outbox.Outbox;
import io.connexus.user.Accounts;
import io.connexus.user.Contacts;
import io.connexus.user.Notifications;
import io.connexus.user.Reach;
import io.connexus.user.adapter.http.DevicesController;
import io.connexus.user.adapter.postgres.PostgresDevices;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import io.connexus.user.adapter.postgres.PostgresPreferences;
import io.connexus.user.adapter.postgres.PostgresTeam;
import io.connexus.user.adapter.webpush.PushSettings;
import io.connexus.user.adapter.webpush.VapidKeys;
import io.connexus.user.adapter.webpush.WebPush;
import io.connexus.user.application.Devices;
import io.connexus.user.application.OutboxNotifications;
import io.connexus.user.application.PushCommands;
import io.connexus.user.application.PushService;
import io.connexus.user.domain.Preferences;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Notifications: any process leaves a notice, the one with the user role tells the devices. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushSettings.class)
class PushWiring {

  @Bean
  Notifications notifications(Outbox outbox, InstantSource clock, JsonMapper json) {
    return new OutboxNotifications(outbox, clock, json);
  }

  @Bean
  Reach reach(PostgresPreferences preferences, JdbcClient jdbc) {
    var devices = new PostgresDevices(jdbc);
    return (users, at) -> {
      var wishes = preferences.of(users);
      var pushed = devices.signInsOf(users);
      return users.stream()
          .distinct()
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  user -> {
                    var wish = wishes.getOrDefault(user, Preferences.STANDARD);
                    return new Reach.Ways(
                        wish.phoneRingsAt(at),
                        wish.acceptByKey(),
                        wish.browserRingsAt(at),
                        pushed.getOrDefault(user, Set.of()));
                  }));
    };
  }

  @Bean
  @OnRole(ProcessRole.USER)
  PushService pushService(
      PushSettings settings,
      JdbcClient jdbc,
      InstantSource clock,
      @Value("${connexus.public-url}") URI publicUrl) {
    return new WebPush(VapidKeys.load(settings, jdbc, clock), publicUrl, settings.trustedOrigins());
  }

  @Bean
  PushCommands pushCommands(
      PostgresTeam team,
      PostgresPreferences preferences,
      PostgresPhoneNumbers numbers,
      Contacts contacts,
      Accounts accounts,
      PushService service,
      Outbox outbox,
      TransactionTemplate transactions,
      JdbcClient jdbc,
      InstantSource clock,
      JsonMapper json) {
    return new PushCommands(
        team,
        preferences,
        numbers,
        contacts,
        new PostgresDevices(jdbc),
        accounts,
        service,
        outbox,
        transactions,
        clock,
        json);
  }

  @Bean
  DevicesController devicesController(
      PushService service,
      PushCommands commands,
      Accounts accounts,
      TransactionTemplate transactions,
      JdbcClient jdbc,
      InstantSource clock) {
    return new DevicesController(
        new Devices(new PostgresDevices(jdbc), service, commands, accounts, transactions, clock));
  }
}
