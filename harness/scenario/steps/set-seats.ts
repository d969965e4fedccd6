import { closedObject } from '../../files/closed-object.ts'
import { seatLimit } from '../lifecycle.ts'

/** The SP's administrator sets how many people there may be. */
export const setSeats = closedObject({ 'set-seats': closedObject({ limit: seatLimit }) })
