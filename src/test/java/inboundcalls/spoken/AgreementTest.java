package inboundcalls.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AgreementTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientes",
                "routers",
                "gateways",
                "días",
                "sistemas",
                "problemas",
                "megas",
                "CLIENTES",
                "paquetes",
                "ROUTER"
            })
    void isMasculineBefore(String noun) {
        assertEquals(Form.MASCULINE, Agreement.of(21, "hay", noun));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interfaces",
                "redes",
                "conexiones",
                "sesiones",
                "torres",
                "alertas",
                "veces",
                "IP",
                "VLAN",
                "velocidades",
                "horas",
                "activas"
            })
    void isFeminineBefore(String noun) {
        assertEquals(Form.FEMININE, Agreement.of(21, "hay", noun));
    }

    @ParameterizedTest
    @CsvSource({"hay,en", "hay,y", "hay,''", "hay,tiene", "router,clientes", "VLAN,activas", "'',más", "hay,cliente"})
    void standsAloneBetween(String before, String after) {
        assertEquals(Form.ALONE, Agreement.of(21, before, after));
    }

    @ParameterizedTest
    @CsvSource({
        "cliente,MASCULINE",
        "interfaz,FEMININE",
        "conexión,FEMININE",
        "área,MASCULINE",
        "día,MASCULINE",
        "en,ALONE",
        "puerto,MASCULINE"
    })
    void takesOneForAnyNoun(String noun, Form form) {
        assertEquals(form, Agreement.of(1, "hay", noun));
    }
}
