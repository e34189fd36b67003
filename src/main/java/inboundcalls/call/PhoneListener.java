package inboundcalls.call;

import inboundcalls.audiosocket.AudioSocketMessage.Audio;

/** From a phone that has said which call it is, on the event loop of its channel. */
interface PhoneListener {
    /** Sound of the caller. */
    void onAudio(Audio audio);

    /** A key of the phone. */
    void onDigit(char digit);

    /** A bug of ours in what the phone's channel does. */
    void onFault(Throwable bug);

    /** The phone's side is over, or cannot go on. Whoever asks first gives the reason. */
    void end(EndReason why, String detail);
}
