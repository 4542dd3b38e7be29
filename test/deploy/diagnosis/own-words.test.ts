import { describe, expect, it } from 'vitest'
import { inOnePiece, withoutFrames } from '../../../src/deploy/diagnosis/program/frames.ts'
import { lastSaid } from '../../../src/deploy/diagnosis/program/last-words.ts'
import { ownWords } from '../../../src/deploy/diagnosis/program/own-words.ts'
import { deploy } from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'
import { failureOf, worker } from '../worker.ts'

describe('a program that ends with an error of its own', () => {
  it.each([
    [
      'Java',
      ['Exception in thread "main" a.b.C: x', '\tat a.b.C.d(C.java:3)', 'Caused by: e.f.G: the key is odd'],
      'e.f.G: the key is odd',
    ],
    [
      'Python',
      [
        'Traceback (most recent call last):',
        '  File "/app/a.py", line 3, in <module>',
        '    main()',
        'odd.KeyIsOdd.OddError: the key is odd',
      ],
      'odd.KeyIsOdd.OddError: the key is odd',
    ],
    [
      'Node.js',
      [
        '/app/a.js:3',
        '    throw new Error("the key is odd")',
        '    ^',
        '',
        'RangeError [ERR_ODD]: the key is odd',
        '    at main (/app/a.js:3:9)',
        '',
        'Node.js v20.1.0',
      ],
      'RangeError [ERR_ODD]: the key is odd',
    ],
    [
      'Go',
      [
        '2026/01/02 03:04:05 starting',
        'panic: the key is odd',
        '',
        'goroutine 1 [running]:',
        'main.main()',
        '\t/app/main.go:3 +0x20f',
      ],
      'panic: the key is odd',
    ],
    [
      'Rust',
      ["thread 'main' panicked at src/main.rs:1:2:", 'the key is odd', 'note: run with `RUST_BACKTRACE=1`'],
      'src/main.rs:1:2: the key is odd',
    ],
    [
      '.NET',
      [
        'Unhandled exception. System.AggregateException: one or more',
        ' ---> Odd.KeyException: the key is odd',
        '   at Odd.Main()',
      ],
      'Odd.KeyException: the key is odd',
    ],
    [
      'Ruby',
      ["/app/a.rb:3:in `main': the key is odd (Odd::KeyError)", "\tfrom /app/a.rb:9:in `<main>'"],
      'the key is odd (Odd::KeyError)',
    ],
    ['Elixir', ['** (OddError) the key is odd', '    lib/odd.ex:3: Odd.main/0'], '(OddError) the key is odd'],
    [
      'C++',
      [
        "terminate called after throwing an instance of 'std::runtime_error'",
        '  what():  the key is odd',
        'Aborted (core dumped)',
      ],
      'the key is odd',
    ],
    [
      'JSON',
      [
        '{"level":"info","msg":"starting"}',
        '{"level":"error","msg":"cannot start","err":"the \\"key\\" is odd"}',
        '{"level":"info","msg":"bye"}',
      ],
      'the "key" is odd: cannot start',
    ],
    [
      'a logger',
      ['12:00 INFO Starting', '12:01 [FATAL] main - the key is odd', '12:01 ERROR shutdown hook failed'],
      'main - the key is odd',
    ],
    [
      'an end with a reason',
      ['[INFO] up', '[FATAL] Cannot reach Redis, shutting down', '[ERROR] exited with code 1'],
      'Cannot reach Redis, shutting down',
    ],
    ['a script', ['+ ./configure', 'The key is missing.', 'bye'], 'The key is missing.'],
  ])('is told in its words: %s', (_language, lines, words) => {
    expect(ownWords(inOnePiece(withoutFrames(lines)))).toBe(words)
  })

  it.each([
    ['npm error Missing script: "start"', 'that start is not in the image'],
    [
      "npm ERR! enoent ENOENT: no such file or directory, open '/app/package.json'",
      'that /app/package.json is not in the image',
    ],
  ])('leaves what npm says of it: %s', (line, said) => {
    const lines = withoutFrames([
      line,
      'npm ERR! errno -2',
      'npm error',
      'npm ERR! A complete log of this run is in: /x.log',
    ])
    expect(lines).toEqual([line])
    expect(
      lastSaid(lines, { words: '', subject: { service: {}, definition: undefined, program: true } })?.says,
    ).toContain(said)
  })

  it('is not told in words that say nothing of it', () => {
    expect(ownWords(['Listening on 3000', 'Node.js v20.1.0', 'bye'])).toBeUndefined()
  })

  it('is found above any number of frames, without the values of its environment', async () => {
    const simulator = createSimulator()
    const frames = Array.from({ length: 60 }, (_, at) => `    at step${at} (/app/a.js:${at}:9)`)
    simulator.fail({}, { how: 'exits', exitCode: 1, log: ['Error: the key odd-value-1 is odd', ...frames] })
    const { diagnosis } = await failureOf(
      deploy(worker('1', { circuitBreaker: { rollback: false } }), simulator.options()),
    )
    expect(diagnosis[0]?.cause).toContain('its log says "the key odd-value-1 is odd"')
    expect(diagnosis[0]?.evidence.filter(line => line.startsWith('log of'))).toHaveLength(11)
    const container = { name: 'app', environment: [{ name: 'KEY', value: 'odd-value-1' }] }
    const subject = { service: {}, definition: { containerDefinitions: [container] }, program: true }
    expect(lastSaid(['Error: the key odd-value-1 is odd'], { words: '', subject, container })?.says).toBe(
      '"the key <KEY> is odd"',
    )
  })

  it.each([
    '.',
    'Aa',
    'A.',
    'A::',
    'a\\',
    ' error',
    'Error: ',
    ' ',
    '{"msg":"',
    '\\"',
    'nested exception is ',
    '(A',
    ': (',
    '-> ',
    '* (a',
  ])('is looked for at once, be there ever so much of %j', part => {
    const lines = Array.from({ length: 100 }, () => `${part.repeat(2000 / part.length)}!`)
    const began = process.cpuUsage()
    ownWords(inOnePiece(withoutFrames(lines).slice(-10)))
    expect(process.cpuUsage(began).user).toBeLessThan(1_000_000)
  })
})
