package inboundcalls.config;

/** The range of TCP's ports. */
final class Ports {
    static final int ANY = 0;
    static final int FIRST = 1;
    static final int LAST = 65_535;

    private Ports() {}
}
