import fc from 'fast-check'

const COMMANDS = [
  '::add-mask::deployed',
  '::set-output name=image::evil:1',
  '::stop-commands::token',
  '##[add-matcher]/tmp/m.json',
  '##[set-output name=image]evil:1',
  '###[add-matcher]x',
  '##vso[task.setvariable variable=image]evil:1',
  ':\u200b:add-mask::x',
  ':\ufe0f:add-mask::x',
  '#\ufe0f#[set-output name=image]x',
  '#\u00ad#[set-output name=image]x',
  '#\0#[stop-commands]x',
]
const STEERING = [
  '\u001b[2J',
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u001b]8;;https://evil.example\u001b\\here\u001b]8;;\u001b\\',
  '\u009b31m',
  '\0',
  '\b\b\b',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ud800',
  '\u{e0041}',
]
const BREAKS = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', ' ', '\t', '\u00a0', '\u3000', '#', ':', '::', '##']

/** Lines that want to be commands of a runner, or of a terminal. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...COMMANDS),
      fc.constantFrom(...STEERING),
      fc.constantFrom(...BREAKS),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.integer({ min: 1, max: 3000 }).map(length => 'x'.repeat(length)),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map(parts => parts.join(''))
