/**
 * A phone call, owned by the event loop of its AudioSocket channel.
 *
 * <pre>
 * phone ─TCP─▶ AudioSocketDecoder ▶ (ReceptionHandler, then) CallHandler ▶ GapFiller ▶ (EchoGate) ▶ Uplink ─ Resampler 8k→24k ▶ RealtimeSession ─wss─▶ model
 * phone ◀─TCP─ AudioSocketEncoder ◀ (ComfortNoise) ◀ Playout ◀ PlayoutBuffer ◀ Resampler 24k→8k ─ Downlink ◀ RealtimeListener ◀─wss─ model
 *                                                                                  │
 *                                              ToolDesk ◀── function call ─────────┘
 *                                                 └▶ ToolRunner (its own EventLoopGroup) ▶ Tool ▶ result ▶ RealtimeSession
 * </pre>
 *
 * <p>What the caller hears while functions run ({@code WaitingSounds}) goes to the phone through the Playout too, by its LocalPlayer.
 */
package inboundcalls.call;
