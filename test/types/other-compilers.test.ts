import { describe } from 'vitest'
import { compiledBy } from './compiled-by.ts'
import { OTHER_COMPILERS } from './compiler.ts'

describe.each(OTHER_COMPILERS)('with %s', compiledBy)
