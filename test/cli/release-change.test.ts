import { expect, test } from 'vitest'
import { releaseChange } from '../../src/cli/release-change.ts'
import { UsageError } from '../../src/cli/usage-error.ts'

test.each([
  [{ image: ['shop/web:2'] }, { image: 'shop/web:2' }],
  [
    { image: ['app=shop/web@sha256:ab', 'proxy=nginx:1'] },
    { containers: { app: { image: 'shop/web@sha256:ab' }, proxy: { image: 'nginx:1' } } },
  ],
  [
    { image: ['app=shop/web:2'], set: ['app:LOG=a=b', 'app:EMPTY='] },
    { containers: { app: { image: 'shop/web:2', environment: { LOG: 'a=b', EMPTY: '' } } } },
  ],
  [
    { set: ['LOG=a:b=c', 'app:LOG=d'] },
    { environment: { LOG: 'a:b=c' }, containers: { app: { environment: { LOG: 'd' } } } },
  ],
  [
    { cpu: '512', memory: '1 GB' },
    { cpu: '512', memory: '1 GB' },
  ],
])('%j is the change %j', (flags, change) => {
  expect(releaseChange(flags, '/')).toEqual(change)
})

test.each([
  [{ image: ['shop/web:2', 'shop/web:3'] }, /more than once without the name of a container/],
  [{ set: ['LOG'] }, /takes NAME=value or container:NAME=value, and got "LOG"/],
  [{ set: ['app:=info'] }, /takes NAME=value or container:NAME=value, and got "app:=info"/],
  [{ taskDefinition: 'no-such-file.json' }, /no-such-file.json cannot be read as JSON/],
])('%j is refused', (flags, message) => {
  expect(() => releaseChange(flags, '/')).toThrow(UsageError)
  expect(() => releaseChange(flags, '/')).toThrow(message)
})
