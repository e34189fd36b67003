package inboundcalls.record;

import inboundcalls.call.CallRecord;
import inboundcalls.call.CallRecord.Function;
import inboundcalls.call.CallRecord.Speaker;
import inboundcalls.call.CallRecord.Turn;
import inboundcalls.call.CallRecord.Voice;
import inboundcalls.call.CallUsage;
import inboundcalls.call.CallView;
import inboundcalls.call.EndReason;
import inboundcalls.playout.PlayoutFigures;
import inboundcalls.realtime.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A record with everything in it. */
public final class SomeRecord {
    private SomeRecord() {}

    public static CallRecord of(UUID uuid) {
        return of(uuid, "5550111", EndReason.CALLER_HUNG_UP, "2026-11-22T10:00:00.123456-06:00");
    }

    public static CallRecord of(UUID uuid, String caller, EndReason reason, String started) {
        return new CallRecord(
                uuid,
                new CallRecord.Who(caller, "Ana", "5550100", "soporte"),
                OffsetDateTime.parse(started),
                Duration.ofMillis(65_500),
                new CallRecord.End(reason, ""),
                List.of(
                        new Turn(
                                Speaker.ASSISTANT,
                                400,
                                "Buenos días.",
                                new Voice(1_200, false, OptionalLong.empty(), false)),
                        new Turn(Speaker.CALLER, 4_000, "¿Cuántos\u2028clientes \"hay\"?", Voice.NONE),
                        new Turn(
                                Speaker.ASSISTANT,
                                7_000,
                                "Hay 221.",
                                new Voice(900, true, OptionalLong.of(3_100), true)),
                        new Turn(Speaker.KEYPAD, 9_000, "12", Voice.NONE),
                        new Turn(Speaker.CALLER, 9_900, "", Voice.NONE)),
                List.of(new Function(
                        "consultar_mikrotik",
                        "{\"pregunta\":\"¿Cuántos clientes hay?\"}",
                        "success",
                        "Hay 221.",
                        4_100,
                        2_500)),
                new CallView.Counts(1, 0, 1, 0, 2),
                new PlayoutFigures(3_275, 0.1, 0.9, 2.3, 0, 0),
                new CallUsage(new Usage(10, 20, 3, 4, 30, 40), Usage.NONE, 5_000),
                0.0123456,
                Optional.of(Path.of("/var/log/asterisk/audio/one.wav")));
    }
}
