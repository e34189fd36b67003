import WebSocket from 'ws';
import { Kind, MessageReader, message, soundMessage } from './audiosocket.js';
import { Playout } from './playout.js';
import { Resampler } from './resampler.js';

const PHONE_RATE = 8_000;
const MODEL_RATE = 24_000;

/** One call: the phone's sound to the model, the model's to the phone. */
export class Call {
  #phone;
  #model;
  #playout;
  #toModel = new Resampler(PHONE_RATE, MODEL_RATE);
  #toPhone = new Resampler(MODEL_RATE, PHONE_RATE);
  #open = false;
  #interrupted = false;

  /** `settings`: url, model, key, voice, instructions. */
  constructor(phone, settings) {
    this.#phone = phone;
    const reader = new MessageReader((kind, payload) => this.#onPhone(kind, payload));
    phone.setNoDelay(true);
    phone.on('data', (chunk) => reader.read(chunk));
    phone.on('error', () => phone.destroy());
    phone.on('close', () => this.#end());
    this.#playout = new Playout((samples) => phone.write(soundMessage(samples)));
    this.#model = this.#connect(settings);
  }

  /** Says so to Asterisk, which then closes. */
  hangUp() {
    this.#playout.stop();
    if (this.#phone.writable) {
      this.#phone.end(message(Kind.HANGUP, 0));
    }
  }

  #connect(settings) {
    const model = new WebSocket(`${settings.url}?model=${settings.model}`, {
      headers: { Authorization: `Bearer ${settings.key}` },
      perMessageDeflate: false,
    });
    model.on('open', () => this.#send(sessionUpdate(settings)));
    model.on('message', (data) => this.#onModel(JSON.parse(data)));
    model.on('error', (error) => console.error(`model: ${error.message}`));
    model.on('close', () => this.hangUp());
    return model;
  }

  #send(event) {
    this.#model.send(JSON.stringify(event));
  }

  #onPhone(kind, payload) {
    if (kind === Kind.SLIN8) {
      if (this.#open) {
        this.#append(this.#toModel.resample(samplesOf(payload)));
      }
    } else if (kind === Kind.HANGUP || kind === Kind.ERROR) {
      this.#phone.end();
    }
  }

  /** Fifty times a second: the text is written without a detour over objects. */
  #append(samples) {
    const audio = Buffer.from(samples.buffer).toString('base64');
    this.#model.send(`{"type":"input_audio_buffer.append","audio":"${audio}"}`);
  }

  #onModel(event) {
    switch (event.type) {
      case 'session.updated':
        this.#open = true;
        this.#send({ type: 'response.create' });
        break;
      case 'response.created':
        this.#interrupted = false;
        break;
      case 'response.output_audio.delta':
        if (!this.#interrupted) {
          this.#playout.write(this.#toPhone.resample(samplesOf(Buffer.from(event.delta, 'base64'))));
        }
        break;
      case 'input_audio_buffer.speech_started':
        this.#interrupted = true;
        this.#playout.clear();
        this.#toPhone.reset();
        break;
      case 'error':
        console.error(`model: ${event.error.message}`);
        break;
    }
  }

  #end() {
    this.#playout.stop();
    this.#model.close();
  }
}

/** 16-bit samples may begin at an odd address, which no Int16Array can. */
function samplesOf(bytes) {
  const samples = new Int16Array(bytes.length >> 1);
  bytes.copy(Buffer.from(samples.buffer));
  return samples;
}

function sessionUpdate(settings) {
  const format = { type: 'audio/pcm', rate: MODEL_RATE };
  const turns = { type: 'server_vad', threshold: 0.5, prefix_padding_ms: 300, silence_duration_ms: 500 };
  return {
    type: 'session.update',
    session: {
      type: 'realtime',
      output_modalities: ['audio'],
      instructions: settings.instructions,
      audio: {
        input: {
          format,
          transcription: { model: 'gpt-transcribe', language: 'es' },
          turn_detection: { ...turns, create_response: true, interrupt_response: true },
        },
        output: { format, voice: settings.voice },
      },
      tools: [],
      tool_choice: 'auto',
    },
  };
}
