package inboundcalls.mikrotik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MikroTikAdviceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://10.0.0.9:5050 | curl http://10.0.0.9:5050/health | ping 10.0.0.9 y telnet 10.0.0.9 5050",
                "https://api.test/v1/ | curl https://api.test/v1/health | ping api.test y telnet api.test 443",
                "http://api.test | curl http://api.test/health | ping api.test y telnet api.test 80"
            })
    void saysWhatToType(URI url, String curl, String reach) {
        assertEquals(
                "¿Está encendida la API? Prueba: " + curl + ". Si ahí responde, revisa firewall y rutas: " + reach,
                new MikroTikAdvice(url).about(Kind.REFUSED));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANSWERED")
    void knowsSomethingAboutEveryFailure(Kind kind) {
        assertFalse(new MikroTikAdvice(URI.create("http://10.0.0.9:5050"))
                .about(kind)
                .isBlank());
    }

    @Test
    void hasNothingToSayAboutAnAnswer() {
        assertEquals("", new MikroTikAdvice(URI.create("http://10.0.0.9:5050")).about(Kind.ANSWERED));
    }
}
