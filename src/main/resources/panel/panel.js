'use strict';
// Whatever callers or the model said is set as text, never as markup. One code path with and without a token: EventSource cannot send one.
const $ = id => document.getElementById(id);
const KEY = 'admin-token';
const LANES = ['caller', 'assistant', 'function'];
const NAMES = {caller: 'Llamante', assistant: 'Asistente', function: 'Función'};
const OUTCOMES = {going_on: 'sigue', done: '', interrupted: 'interrumpido', failed: 'falló'};
const STATES = {connecting: 'conectando', leaving: 'despidiéndose', unresponsive: 'no responde'};
let chosen = '', stream = new AbortController();

function make(tag, text = '', properties = {}) {
  return Object.assign(document.createElement(tag), {textContent: text}, properties);
}
function clock(seconds) {
  const whole = Math.floor(seconds || 0);
  return Math.floor(whole / 60) + ':' + String(whole % 60).padStart(2, '0');
}
function tell(text, wrong) {
  if ($('status').textContent !== text) $('status').textContent = text;
  $('status').className = wrong ? 'wrong' : '';
}
function speaks(call) {
  if (call.state === 'ended') return call.reason;
  if (call.callerSpeaks && call.assistantSpeaks) return 'ambos';
  return call.callerSpeaks ? 'llamante' : call.assistantSpeaks ? 'asistente' : STATES[call.state] || 'nadie';
}
function words(call) {
  const last = (call.said || []).at(-1);
  return last ? NAMES[last.speaker] + ': ' + last.text.slice(-160) : '';
}
function row(call, old) {
  const tr = old || make('tr');
  if (!old) {
    const head = make('th', '', {scope: 'row'});
    head.append(make('button', '', {type: 'button', onclick: () => choose(call.uuid)}));
    tr.append(head, ...['Tiempo', 'Habla', 'Palabras', 'Función', 'Retraso p99'].map(label => {
      const td = make('td');
      td.dataset.label = label;
      return td;
    }));
    tr.dataset.uuid = call.uuid;
  }
  tr.className = call.state === 'ended' ? 'ended' : '';
  const button = tr.querySelector('button');
  button.setAttribute('aria-pressed', String(call.uuid === chosen));
  const pace = call.p99 === undefined ? '' : call.p99.toFixed(1) + ' ms' + (call.lost ? ', ' + call.lost + ' perdidas' : '');
  const texts = [call.caller || 'Desconocido', clock(call.seconds), speaks(call), words(call), (call.running || []).join(', '), pace];
  [button, ...tr.querySelectorAll('td')].forEach((cell, i) => {
    if (cell.textContent !== texts[i]) cell.textContent = texts[i];
  });
  tr.children[2].classList.toggle('wrong', Boolean(call.wrong));
  return tr;
}
function showCalls(calls) {
  const old = new Map([...$('calls').children].map(tr => [tr.dataset.uuid, tr]));
  calls.forEach((call, i) => {
    const tr = row(call, old.get(call.uuid));
    old.delete(call.uuid);
    if ($('calls').children[i] !== tr) $('calls').insertBefore(tr, $('calls').children[i] || null);
  });
  old.forEach(tr => tr.remove());
  $('none').hidden = calls.length > 0;
}
function showToday(today) {
  const rows = [['Terminadas', today.ended], ['Con fallo', today.failed], ['Funciones', today.functions],
    ['Funciones falladas', today.failedFunctions], ['Interrupciones', today.interruptions],
    ['Respuesta media', today.meanAnswerSeconds === undefined ? '–' : today.meanAnswerSeconds.toFixed(1) + ' s'],
    ['Coste', today.cost.toFixed(2) + ' $']];
  $('today').replaceChildren(...rows.map(([name, value]) => {
    const div = make('div');
    div.append(make('dt', name), make('dd', String(value)));
    return div;
  }));
}
function draw(tag, attributes, text = '') {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.textContent = text;
  return element;
}
function showScore(call) {
  const left = 78, scale = 24 / 1000, lane = 40, total = call.seconds * 1000; // 24 px a second
  const box = $('score'), follow = box.scrollLeft + box.clientWidth >= box.scrollWidth - 40;
  const width = Math.max(box.clientWidth, left + total * scale + 30);
  const svg = draw('svg', {width, height: 3 * lane + 24, 'aria-hidden': 'true'});
  for (let s = 0; s * 1000 <= total; s += 5) {
    const x = left + s * 1000 * scale;
    svg.append(draw('line', {x1: x, x2: x, y1: 0, y2: 3 * lane}), draw('text', {x: x + 2, y: 3 * lane + 16}, clock(s)));
  }
  LANES.forEach((name, i) => svg.append(draw('text', {x: 8, y: i * lane + 25}, NAMES[name])));
  call.score.forEach(part => {
    const x = left + part.from * scale, w = Math.max(2, (part.to - part.from) * scale), y = LANES.indexOf(part.lane) * lane;
    const rect = draw('rect', {x, y: y + 10, width: w, height: 20, rx: 3, class: part.lane});
    rect.append(draw('title', {}, part.name || NAMES[part.lane]));
    svg.append(rect);
    if (part.outcome === 'interrupted') svg.append(draw('path', {d: `M${x + w - 6} ${y}h12l-6 10z`, class: 'cut'}));
  });
  box.replaceChildren(svg);
  if (follow) box.scrollLeft = box.scrollWidth;
}
function showDetail(call) {
  $('detail').hidden = !call || !call.score;
  if ($('detail').hidden) return;
  $('detail-title').textContent = 'Partitura: ' + (call.caller || 'Desconocido');
  showScore(call);
  const parts = [...call.score].sort((a, b) => a.from - b.from);
  $('words').replaceChildren(...parts.map(part => make('li', [clock(part.from / 1000) + '–' + clock(part.to / 1000),
    NAMES[part.lane], part.name, OUTCOMES[part.outcome]].filter(Boolean).join(' '))));
  $('said').replaceChildren(...call.said.map(turn => make('li', NAMES[turn.speaker] + ': ' + turn.text, {className: turn.speaker})));
}
function show(picture) {
  const bad = Object.entries(picture.checks).filter(([, right]) => !right).map(([name]) => name);
  tell((bad.length ? 'No admite llamadas: ' + bad.join(', ') : 'Lista') + ' · en curso: ' + picture.live, bad.length > 0);
  showToday(picture.today);
  showCalls(picture.calls);
  showDetail(picture.calls.find(call => call.uuid === chosen));
}
function choose(uuid) {
  chosen = uuid;
  stream.abort();
}
async function read(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = '';;) {
    const {done, value} = await reader.read();
    if (done) return;
    const events = (text + value).split('\n\n');
    text = events.pop();
    events.forEach(event => show(JSON.parse(event.slice('data: '.length))));
  }
}
async function watch() {
  for (;;) {
    stream = new AbortController();
    const mine = stream;
    try {
      const token = sessionStorage.getItem(KEY);
      const response = await fetch('events?call=' + encodeURIComponent(chosen),
        {signal: mine.signal, headers: token ? {authorization: 'Bearer ' + token} : {}});
      if (response.status === 401) {
        $('login').hidden = false;
        $('panel').hidden = true;
        tell(token ? 'El token no es correcto' : 'Hace falta el token', true);
        return;
      }
      if (response.ok) {
        $('panel').hidden = false;
        await read(response);
      }
    } catch (fault) {
      if (mine.signal.aborted) continue;
    }
    tell('Sin conexión: se intenta de nuevo', true);
    await new Promise(again => setTimeout(again, 2000));
  }
}
$('login').addEventListener('submit', event => {
  event.preventDefault();
  sessionStorage.setItem(KEY, $('token').value);
  $('token').value = '';
  $('login').hidden = true;
  watch();
});
watch();
