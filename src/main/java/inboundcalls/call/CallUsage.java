package inboundcalls.call;

import inboundcalls.config.Prices;
import inboundcalls.log.CallLog;
import inboundcalls.realtime.Usage;
import java.util.Locale;

/**
 * What the provider bills for one call, over all its sessions.
 *
 * @param model what was spoken with, in the conversation and out of it
 * @param transcription what wrote down the caller's words
 * @param transcribedMillis sound that was transcribed, where that is counted instead of tokens
 */
public record CallUsage(Usage model, Usage transcription, long transcribedMillis) {
    public static final CallUsage NONE = new CallUsage(Usage.NONE, Usage.NONE, 0);

    CallUsage plus(Usage response) {
        return new CallUsage(model.plus(response), transcription, transcribedMillis);
    }

    CallUsage plusTranscribed(Usage turn, long millis) {
        return new CallUsage(model, transcription.plus(turn), transcribedMillis + millis);
    }

    /** All tokens, each once. */
    public long total() {
        return model.total() + transcription.total();
    }

    /** Of the model, in the currency of the prices. Zero as well when they are not told. */
    public double cost(Prices prices) {
        return ((model.inputText() - model.cachedText()) * prices.textInput()
                        + (model.inputAudio() - model.cachedAudio()) * prices.audioInput()
                        + model.cachedText() * prices.cachedTextInput()
                        + model.cachedAudio() * prices.cachedAudioInput()
                        + model.outputText() * prices.textOutput()
                        + model.outputAudio() * prices.audioOutput())
                / 1e6;
    }

    /** Nothing of what there was nothing of. */
    void logTo(CallLog log, Prices prices) {
        if (model.total() > 0) {
            log.info(
                    "📊 Tokens: entrada {} de texto ({} en caché) y {} de audio ({} en caché); salida {} de texto y {} de audio",
                    model.inputText(),
                    model.cachedText(),
                    model.inputAudio(),
                    model.cachedAudio(),
                    model.outputText(),
                    model.outputAudio());
        }
        if (transcription.total() + transcribedMillis > 0) {
            log.info(
                    "📊 Transcripción: {} tokens, {}s",
                    transcription.total(),
                    String.format(Locale.ROOT, "%.1f", transcribedMillis / 1e3));
        }
        if (cost(prices) > 0) {
            log.info(
                    "📊 Coste estimado, sin la transcripción: {} USD",
                    String.format(Locale.ROOT, "%.4f", cost(prices)));
        }
    }
}
