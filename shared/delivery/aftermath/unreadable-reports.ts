import type { EpochMs } from '../../time/clock.ts'
import type { ProofStore } from '../attempt/proof.ts'

/** A message on the reports' queue that is neither a report nor a known notice. */
export interface UnreadableReport {
  /** The id of the queue's message. */
  readonly id: string
  readonly body: string
  /** When it reached the queue. */
  readonly arrivedAt: EpochMs
}

/** Keeps unreadable reports for an operator. A report that is kept twice is there once. */
export interface UnreadableReports {
  keep(report: UnreadableReport): Promise<void>
}

/**
 * Puts an unreadable report aside. It might be a Send event, so no attempt that started before its arrival is
 * proven unsent from now on. Later attempts are: a Send event never arrives before its mail is submitted. Once
 * this resolves, the message can be deleted from its queue.
 */
export async function putAside(
  {
    unreadable,
    proof,
  }: { readonly unreadable: UnreadableReports; readonly proof: Pick<ProofStore, 'unreadable'> },
  report: UnreadableReport,
): Promise<void> {
  await unreadable.keep(report)
  await proof.unreadable(report.arrivedAt)
}
