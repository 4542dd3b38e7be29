import { transitions } from './whole.ts'

transitions(0)
