package inboundcalls.load;

import inboundcalls.load.CallLink.SentMark;
import inboundcalls.simulation.Mark;
import inboundcalls.simulation.PhoneMessage;

/**
 * What one caller sends, frame by frame: a question, silence else, and once a second a mark in place of a frame of either. Lives on the phone's
 * loop.
 */
final class Mouth {
    /** From mark to mark. */
    static final int MARK_FRAMES = 50;

    private final int call;
    private final CallLink link;
    private final Questions questions;
    private byte[][] question = {};
    private int spoken;
    private long sent;
    private int marks;
    private boolean broken = true;

    Mouth(int call, CallLink link, Questions questions) {
        this.call = call;
        this.link = link;
        this.questions = questions;
    }

    boolean isSpeaking() {
        return spoken < question.length;
    }

    void ask(int number) {
        question = questions.question(number);
        spoken = 0;
    }

    /** A frame was not sent when it should have been. */
    void skip() {
        broken = true;
    }

    /** To be sent at once. */
    byte[] next() {
        byte[] speech = isSpeaking() ? question[spoken++] : questions.silence();
        return switch ((int) (sent++ % MARK_FRAMES)) {
            case 0 -> questions.silence(); // without it no mark is found
            case 1 -> mark();
            default -> speech;
        };
    }

    private byte[] mark() {
        int sequence = marks++ % Mark.SEQUENCES;
        byte[] message = PhoneMessage.audio(new Mark(call, sequence).frame());
        link.sent(sequence, new SentMark(System.nanoTime(), broken));
        broken = false;
        return message;
    }
}
