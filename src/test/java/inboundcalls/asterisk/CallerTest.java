package inboundcalls.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.asterisk.AriChannel.Dialplan;
import inboundcalls.asterisk.AriChannel.Party;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CallerTest {
    private static final UUID CALL = UUID.fromString("3c0701a6-d909-4bc7-9f95-bd1c899f8161");
    private static final Party ANA = new Party("5550111", "Ana");
    private static final Party NOBODY = new Party("", "");
    private static final AriChannel OTHER = channel(
            "PJSIP/trunk-1",
            new Party("5550199", "Luis"),
            NOBODY,
            new Dialplan("lab", "5550109", "AudioSocket", "4c0701a6-d909-4bc7-9f95-bd1c899f8161,127.0.0.1:9092"));

    @Test
    void findsTheCallInTheApplication() {
        AriChannel channel = channel(
                "PJSIP/trunk-2", ANA, NOBODY, new Dialplan("lab", "5550100", "AudioSocket", CALL + ",127.0.0.1:9092"));
        assertEquals(Optional.of(new Caller("5550111", "Ana", "5550100")), Caller.find(CALL, List.of(OTHER, channel)));
    }

    @Test
    void findsTheCallOfTheDriverWithTheNumberOfTheChannelThatDialledIt() {
        AriChannel phone = channel(
                "PJSIP/trunk-3",
                ANA,
                NOBODY,
                new Dialplan("lab", "5550116", "Dial", "AudioSocket/127.0.0.1:9092/" + CALL + "/c(slin16),10,g"));
        AriChannel driver = channel(
                "AudioSocket/127.0.0.1:9092-" + CALL,
                new Party("5550116", ""),
                ANA,
                new Dialplan("default", "", "AppDial", "(Outgoing Line)"));
        assertEquals(
                Optional.of(new Caller("5550111", "Ana", "5550116")), Caller.find(CALL, List.of(OTHER, driver, phone)));
        assertEquals(Optional.of(new Caller("5550111", "Ana", "")), Caller.find(CALL, List.of(driver)));
    }

    @Test
    void doesNotTakeAnotherCallForIt() {
        AriChannel elsewhere =
                channel("PJSIP/trunk-4", ANA, NOBODY, new Dialplan("lab", "5550100", "NoOp", CALL.toString()));
        assertEquals(Optional.empty(), Caller.find(CALL, List.of(OTHER, elsewhere)));
    }

    private static AriChannel channel(String name, Party caller, Party connected, Dialplan place) {
        return new AriChannel("id", name, caller, connected, place, "", "");
    }
}
