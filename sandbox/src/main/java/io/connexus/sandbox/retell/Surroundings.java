package io.connexus.sandbox.retell;

import io.connexus.sandbox.chaos.ChaosBox;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.journal.Journal;
import java.net.http.HttpClient;
import java.time.Clock;

/** What every session needs of the world around it. */
record Surroundings(
    Exchange exchange,
    Timers timers,
    Tempo tempo,
    Clock clock,
    ChaosBox chaos,
    Journal journal,
    RetellWebhooks webhooks,
    HttpClient client) {}
