// Watches one call in the panel: node panel.js URL FOLDER. Says "tool" when the function is shown as running; exit status 0 when the call
// appeared, ran its function, and was shown as ended, without an error, a request elsewhere, or a finding of axe-core.
'use strict';
const { chromium } = require('playwright-core');
const assert = require('node:assert');
const fs = require('node:fs');

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const [url, folder] = process.argv.slice(2);

async function shoot(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1200, 360]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width, 'wider than the screen');
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png`, fullPage: true });
    }
    const violations = await page.evaluate(() => axe.run().then(found => found.violations.map(rule => rule.id)));
    assert.deepStrictEqual(violations, [], colorScheme);
  }
}

// What callers are called and what they say is anything; it stays text.
async function showHostileWords(page) {
  const text = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
  const shown = await page.evaluate(words => {
    chosen = '1';
    show({
      checks: {[words]: false}, live: 1, today: {cost: 0},
      calls: [{
        uuid: '1', state: 'talking', seconds: 5, caller: words, running: [words], said: [{speaker: 'caller', at: 0, text: words}],
        score: [{lane: 'function', name: words, from: 0, to: 1000, outcome: 'done'}],
      }],
    });
    return {
      elements: document.querySelectorAll('img, main script').length,
      places: ['#calls button', '#calls tr', '#detail-title', '#score', '#words', '#said', '#status']
        .map(place => document.querySelector(place).textContent.includes(words)),
    };
  }, text);
  assert.deepStrictEqual(shown, { elements: 0, places: Array(7).fill(true) });
  assert.strictEqual(await page.title(), 'Llamadas');
}

async function look(browser) {
  const page = await browser.newPage();
  const faults = [];
  page.on('console', message => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', error => faults.push(error.message));
  page.on('request', request => request.url().startsWith(new URL(url).origin) || request.url().startsWith('data:') || faults.push(request.url()));
  await page.goto(url);
  await page.waitForSelector('#calls button');
  for (let i = 0; i < 5 && !await page.evaluate(() => document.activeElement.matches('#calls button')); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('#score svg rect.assistant');
  await page.evaluate(fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  console.log('shown');
  await page.waitForFunction(() => document.querySelector('#calls').textContent.includes('consultar_mikrotik'));
  await page.waitForSelector('#score svg rect.caller');
  await page.waitForSelector('#score svg rect.function');
  await shoot(page, 'tool');
  console.log('tool');
  await page.waitForSelector('#calls tr.ended');
  await shoot(page, 'ended');
  await showHostileWords(page);
  assert.deepStrictEqual(faults, []);
}

(async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
  try {
    await look(browser);
  } finally {
    await browser.close();
  }
})().catch(fault => {
  console.error(fault);
  process.exitCode = 1;
});
