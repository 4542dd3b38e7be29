import * as z from 'zod/mini'
import { checkFields, matching } from './fields.ts'
import type { RuleFamily } from './rule.ts'

const docs = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push.html'

const FIELDS = {
  tag: {
    code: 'CD-IMG-01',
    accepts: matching(() => z.string().check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/))),
    expected: '1 to 128 letters, digits and _.-, not starting with . or -',
    docs,
  },
  digest: {
    code: 'CD-IMG-01',
    accepts: matching(() => z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/))),
    expected: '"sha256:" and 64 hexadecimal digits',
    docs,
  },
}

/** The tag or digest of an image. */
export const imageReferenceRules: RuleFamily<{ readonly tag?: string; readonly digest?: string }> = {
  docs,
  codes: ['CD-IMG-01'],
  check: (image, report) => checkFields(image, FIELDS, report),
}
