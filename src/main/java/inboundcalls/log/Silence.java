package inboundcalls.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Nothing is logged, by whatever thread, until it ends. */
public final class Silence extends TurboFilter {
    private final LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();

    private Silence() {}

    public static Silence begin() {
        Silence silence = new Silence();
        silence.log.addTurboFilter(silence);
        return silence;
    }

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] arguments, Throwable cause) {
        return FilterReply.DENY;
    }

    public void end() {
        log.getTurboFilterList().remove(this);
    }
}
