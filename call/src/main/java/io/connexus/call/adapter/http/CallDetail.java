package io.connexus.call.adapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.connexus.call.application.CallView;
import io.connexus.call.application.TurnJson;
import java.util.List;

/** {@code CallDetail} of the contract. */
record CallDetail(
    @JsonUnwrapped CallView call, List<TurnJson> transcript, List<Timeline> timeline) {}
