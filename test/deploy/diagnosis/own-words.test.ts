import { describe, expect, it } from 'vitest'
import { hideValues } from '../../../src/deploy/diagnosis/hide-values.ts'
import { inOnePiece, withItsEnd, withoutFrames } from '../../../src/deploy/diagnosis/program/frames.ts'
import { lastSaid } from '../../../src/deploy/diagnosis/program/last-words.ts'
import { ownWords } from '../../../src/deploy/diagnosis/program/own-words.ts'
import { deploy } from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'
import { failureOf, worker } from '../worker.ts'

const saidOf = (lines: readonly string[]): string | undefined =>
  lastSaid(withoutFrames(lines), { words: '', subject: { service: {}, definition: undefined, program: true } })?.says

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
    [
      'gunicorn',
      [
        '[7] [ERROR] Exception in worker process',
        'Traceback (most recent call last):',
        'odd.core.KeyIsOdd: the key is odd',
        '[1] [ERROR] Worker (pid:7) exited with code 3',
        '[1] [ERROR] Shutting down: Master',
        '[1] [ERROR] Reason: Worker failed to boot.',
      ],
      'odd.core.KeyIsOdd: the key is odd',
    ],
    [
      'a group of exceptions of Python',
      [
        '  + Exception Group Traceback (most recent call last):',
        '  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)',
        '  +-+---------------- 1 ----------------',
        '    | Traceback (most recent call last):',
        '    |   File "/app/main.py", line 3, in work',
        '    | OddError: the key is odd',
        '    +------------------------------------',
      ],
      'OddError: the key is odd',
    ],
    ['an exception without words', ['    assert key in KEYS', 'AssertionError'], 'AssertionError'],
    [
      'Spring Boot',
      [
        '2026 WARN 1 --- a.b.Context : cancelling refresh attempt: a.b.OddException: other words',
        '***************************',
        'APPLICATION FAILED TO START',
        '***************************',
        '',
        'Description:',
        '',
        'The key is odd.',
        '',
        'Action:',
        '',
        'Consider an even one.',
      ],
      'The key is odd.',
    ],
    [
      'the console of .NET',
      ['crit: Odd.Program[0]', '      The key is odd.', 'info: Odd[0]'],
      'Odd.Program[0] The key is odd.',
    ],
    ['Serilog', ['[12:00:00 INF] up', '[12:00:00 FTL] the key is odd'], 'the key is odd'],
    ['anyhow', ['Error: failed to start', '', 'Caused by:', '    the key is odd'], 'the key is odd'],
    [
      'a panic of Rust with its backtrace',
      [
        "thread 'main' panicked at src/main.rs:1:2:",
        'the key is odd',
        'stack backtrace:',
        ...Array.from({ length: 20 }, (_, at) => `  ${at}: core::ops::function::FnOnce::call_once`),
        '  20: main',
      ],
      'src/main.rs:1:2: the key is odd',
    ],
    ['a list of errors of Go', ['1 error occurred:', '\t* the key is odd', ''], '1 error occurred: * the key is odd'],
    [
      'the encoder of Logback',
      [
        '{"level":"ERROR","message":"run failed","stack_trace":"a.B: x\\n\\tat a.b\\nCaused by: c.D: the key is odd\\n\\tat c.d"}',
      ],
      'c.D: the key is odd: run failed',
    ],
    ['a warning with an exception', ['[WARN] OddError: is old', 'level=fatal msg="the key is odd"'], 'the key is odd'],
    ['an end that says why', ['Exiting because the key is odd'], 'Exiting because the key is odd'],
    ['the end of a server', ['Shutting down: the key has expired'], 'Shutting down: the key has expired'],
    [
      'Java without its heap',
      [
        "Unrecognized VM option 'Odd'",
        'Error: Could not create the Java Virtual Machine.',
        'Error: A fatal exception has occurred. Program will exit.',
      ],
      "Unrecognized VM option 'Odd'",
    ],
    [
      'Apache',
      ["Invalid command 'Odd'", "Action '-D FOREGROUND' failed.", 'The Apache error log may have more information.'],
      "Invalid command 'Odd'",
    ],
    [
      'Redis',
      ['*** FATAL CONFIG FILE ERROR (Redis 7.2.3) ***', 'at line 3', 'argument must be even'],
      'argument must be even',
    ],
    [
      'a shell',
      ['/run.sh: line 9:     7 Segmentation fault      (core dumped) ./odd'],
      '/run.sh: line 9: 7 Segmentation fault (core dumped) ./odd',
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
    expect(saidOf(lines)).toContain(said)
  })

  it('is not told in words that say nothing of it', () => {
    expect(
      ownWords(['Listening on 3000', 'Node.js v20.1.0', 'bye', 'Handled 10 requests without error']),
    ).toBeUndefined()
  })

  it.each([
    ['/entrypoint.sh: line 5: DB_HOST: unbound variable', 'DB_HOST is not set'],
    ['ERROR Error: Config validation error: "PORT" is required', 'PORT is not set'],
    ['Error: Config validation error: "PORT" must be a number', 'a variable is not set, or not as it has to be'],
    ['wait-for-it.sh: timeout occurred after waiting 15 seconds for db:5432', 'db:5432 does not answer'],
    ['listen tcp4 0.0.0.0:8200: bind: address already in use', 'port 8200 is taken'],
    // https://github.com/dotnet/aspnetcore/blob/main/src/Servers/Kestrel/Core/src/CoreStrings.resx
    [
      'Unhandled exception. System.IO.IOException: Failed to bind to address http://0.0.0.0:3000: address already in use.',
      'port 3000 is taken',
    ],
    ['System.IO.IOException: Failed to bind to address http://[::]:80: address already in use.', 'port 80 is taken'],
    ['/run.sh: line 9:  7 Illegal instruction  (core dumped) ./odd', 'SIGILL'],
    ['npm error   sudo chown -R 1000:1000 "/home/node/.npm"', 'its user may not use /home/node/.npm'],
    ['Your Ruby version is 3.1.2, but your Gemfile specified 3.2.0', 'another version of the runtime'],
  ])('is known where more than one program writes it: %s', (line, said) => {
    expect(saidOf([line])).toContain(said)
  })

  it.each([
    // https://github.com/npm/cli/blob/v8.19.4/lib/utils/update-notifier.js
    [['Error: the key is odd', 'npm notice Run `npm install -g npm@10.2.0` to update!'], '"the key is odd"'],
    [["ReplyError: ERR unknown command 'JSON.SET', with args"], 'ERR unknown command'],
    [['Invalid argument supplied for foreach()'], '"Invalid argument supplied'],
    [["OSError: [Errno 22] Invalid argument: 'data.txt'"], '"OSError: '],
    [['Unknown argument `where`. Did you mean `data`?'], '"Unknown argument'],
    [['Get "api/health": unsupported protocol scheme ""'], '"Get "api/health"'],
    [['failed to read config.yaml: EOF'], '"failed to read config.yaml: EOF"'],
    [['Failed to load driver config: missing DB_URL'], '"Failed to load driver config'],
    [['Error: getaddrinfo ENOTFOUND db', 'Failed to connect to database'], 'the name db is not found'],
    [['connect ECONNREFUSED 10.0.0.5:5432', 'Migration failed'], '10.0.0.5:5432 refuses'],
  ])('is not taken for something else that looks like it: %j', (lines, said) => {
    expect(saidOf(lines)).toContain(said)
  })

  it('of numbers is no signal', () => {
    expect(saidOf(['received 15 messages'])).toBeUndefined()
    expect(saidOf(['[engine] caught signal (15)'])).toContain('asked to stop')
  })

  it.each([
    ["unknown shorthand flag: 'x' in -x", 'x'],
    ['app: error: unrecognized arguments: foo', 'foo'],
    ["ls: invalid option -- 'q'", 'q'],
    ['node: bad option: --max-foo', '--max-foo'],
    ['Error: unknown command "serv" for "app"', 'serv'],
  ])('says which option it does not know: %s', (line, name) => {
    expect(saidOf([line])).toBe(`that it is started with something that it does not know: ${name}`)
  })

  it('names the host of the line that it is read from', () => {
    const lines = [
      '{"level": "error", "message": "connect ECONNREFUSED 10.0.0.2:90"}',
      '{"level": "info", "message": "connect ECONNREFUSED 10.0.0.3:80"}',
    ]
    expect(saidOf(lines)).toContain('10.0.0.2:90 refuses')
  })

  it('is read without the colors of its logger, and line by line where one event has many', async () => {
    const simulator = createSimulator()
    const log = [
      `\u001b[31merror\u001b[39m: it failed\n${'\tat a.b(C.java:1)\n'.repeat(90)}Caused by: c.D: the key is odd`,
    ]
    simulator.fail({}, { how: 'exits', exitCode: 1, log })
    const { diagnosis } = await failureOf(
      deploy(worker('1', { circuitBreaker: { rollback: false } }), simulator.options()),
    )
    expect(diagnosis[0]?.cause).toContain('its log says "c.D: the key is odd"')
    expect(diagnosis[0]?.evidence.filter(line => line.startsWith('log of'))).toHaveLength(11)
    expect(diagnosis[0]?.evidence.join()).toContain('log of app: error: it failed')
  })

  it.each([
    ["input: 'postgres://app:pa/ss@wo:rd@db:5432/x'", "input: 'postgres://…@db:5432/x'"],
    ['{"db":{"password":"hunter22","user":"x"}}', '{"db":{"password":"…","user":"x"}}'],
    ['"{\\"apiKey\\":\\"hunter22\\"}"', '"{\\"apiKey\\":\\"…\\"}"'],
    ["  Authorization: 'Basic aHVudGVyMjI='", "  Authorization: '…'"],
    ['GET http://localhost:4873/@scope/pkg', 'GET http://localhost:4873/@scope/pkg'],
    ["SyntaxError: Unexpected token: 'abcdefg'", "SyntaxError: Unexpected token: 'abcdefg'"],
  ])('shows no password that is not of its environment: %s', (line, shown) => {
    expect(hideValues(line, undefined)).toBe(shown)
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

  it('tells its end at once, be a line without a space ever so long', () => {
    const began = process.cpuUsage()
    expect(
      withItsEnd([`    at data:text/javascript;base64,${'x'.repeat(60_000)}`, 'exited: app (exit status 1)']),
    ).toEqual(['exited: app (exit status 1)'])
    expect(process.cpuUsage(began).user).toBeLessThan(1_000_000)
  })

  it('may be in bytes, be they ever so many, and in any script', () => {
    const bytes = (text: string) => `<<${[...new TextEncoder().encode(text)].join(',')}>>`
    expect(saidOf([`Error: ${bytes('the key “ä” is odd')}`])).toBe('"the key “ä” is odd"')
    expect(saidOf([`Error: ${bytes('the key is odd '.repeat(10_000))}`])).toContain('the key is odd')
  })

  it.each(['2026-01-02 03:04:05,678-INFO-', 'app-INFO-', 'INFO '])('is not what begins with %s', level => {
    expect(saidOf(['OddError: the key is odd', `${level}OtherError: the cache is odd`])).toBe(
      '"OddError: the key is odd"',
    )
  })
})
