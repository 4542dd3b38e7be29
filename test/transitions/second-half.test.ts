import { transitions } from './whole.ts'

transitions(1)
