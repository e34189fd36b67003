package inboundcalls.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HoraActualToolTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-03T23:15:00Z | Hoy es martes 3 de marzo de 2026 y son las cinco y cuarto de la tarde.
            2026-01-01T06:00:00Z | Hoy es jueves 1 de enero de 2026 y son las doce en punto de la noche.
            2026-01-01T07:01:59Z | Hoy es jueves 1 de enero de 2026 y es la una y uno de la madrugada.
            2026-08-22T13:30:00Z | Hoy es sábado 22 de agosto de 2026 y son las siete y media de la mañana.
            2026-08-22T18:22:00Z | Hoy es sábado 22 de agosto de 2026 y son las doce y veintidós de la tarde.
            2026-08-23T02:51:00Z | Hoy es sábado 22 de agosto de 2026 y son las ocho y cincuenta y uno de la noche.
            """)
    void tellsTheDayAndTheTimeInItsZoneAsTheyAreSaid(Instant now, String answer) {
        assertEquals(ToolResult.success(answer), ask(now));
    }

    @Test
    void saysEveryMinuteOfTheDayInItsOwnWords() {
        Set<String> said = new HashSet<>();
        for (int minute = 0; minute < 24 * 60; minute++) {
            said.add(ask(Instant.parse("2026-01-01T06:00:00Z").plusSeconds(60L * minute))
                    .response());
        }
        assertEquals(24 * 60, said.size());
    }

    private static ToolResult ask(Instant now) {
        Tool tool = new HoraActualTool(Clock.fixed(now, MEXICO));
        ToolContext context = new ToolContext(new EmbeddedChannel().eventLoop(), FakeCall.logging("a call"));
        return tool.run(new ToolCall("call_1", "hora_actual", ""), context).getNow();
    }
}
