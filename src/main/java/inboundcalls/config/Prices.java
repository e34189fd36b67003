package inboundcalls.config;

/** What the model costs, in US dollars per million tokens. All zero: it is not known. */
public record Prices(
        double textInput,
        double audioInput,
        double cachedTextInput,
        double cachedAudioInput,
        double textOutput,
        double audioOutput) {}
