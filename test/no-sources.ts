import { recordSources } from '../src/model/source.ts'

// Errors are compared with what they say; where tests stand in their files is no part of it.
recordSources(false)
