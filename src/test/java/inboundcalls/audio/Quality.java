package inboundcalls.audio;

/**
 * What a resampler does to tones. Frequencies are as between 8 and 24 kHz, for other rates they are multiplied by the lower rate / 8 kHz.
 * Ratios are in dB.
 *
 * @param snrAt1000 of 1,000 Hz at −1 dBFS; all that is not the tone counts
 * @param snr the worst up to 3,400 Hz at −1 dBFS
 * @param quietSnr the worst up to 3,400 Hz at −20 dBFS
 * @param leak the worst image of a tone up to 3,400 Hz when the rate goes up, the worst alias of one from 4,600 Hz when it goes down
 * @param edgeLeak the same up to 3,800 and from 4,200 Hz
 * @param ripple between the strongest and the weakest tone from 100 to 3,400 Hz
 * @param bandHertz where a tone has lost 3 dB
 * @param delayMillis of a tone of 1,000 Hz
 */
record Quality(
        double snrAt1000,
        double snr,
        double quietSnr,
        double leak,
        double edgeLeak,
        double ripple,
        double bandHertz,
        double delayMillis) {}
