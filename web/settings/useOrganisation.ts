import { useState } from 'react'
import { api } from '../../server/contract/api.ts'
import type { Organisation } from '../../server/contract/sessions.ts'
import { call, Problem } from '../api.ts'
import { useCommand } from '../live/view.ts'
import {
  differing,
  draftOf,
  faultsIn,
  type OrganisationDraft,
  profileOf,
  rebase,
} from './organisationDraft.ts'

/** What is typed over one version of the profile, and how it is kept or laid over a newer one. */
export function useOrganisation(kept: Organisation) {
  const [base, setBase] = useState(kept)
  const [draft, setDraft] = useState(() => draftOf(kept))
  const [unfit, setUnfit] = useState<Problem>()
  const save = useCommand(api.changeOrganisation)
  const mine = differing(draft, draftOf(base))
  const start = (from: Organisation, typed: OrganisationDraft) => {
    setBase(from)
    setDraft(typed)
  }
  if (mine.length === 0 && kept.version > base.version) start(kept, draftOf(kept))
  return {
    draft,
    clean: mine.length === 0,
    mine,
    problem: unfit ?? save.error,
    saving: save.isPending,
    saved: save.isSuccess,
    change: (part: Partial<OrganisationDraft>) => setDraft({ ...draft, ...part }),
    submit: () => {
      const faults = faultsIn(draft)
      setUnfit(faults.length ? new Problem(422, 'invalid', '', faults) : undefined)
      if (faults.length) return
      const body = profileOf(draft, base.version)
      save.mutate({ body }, { onSuccess: (after) => start(after, draftOf(after)) })
    },
    /** Takes the newest version below what was typed; nothing is saved yet. */
    takeOver: async () => {
      const theirs = await call(api.organisation)
      start(theirs, rebase(draft, draftOf(base), draftOf(theirs)))
      save.reset()
    },
    drop: async () => {
      const theirs = await call(api.organisation)
      start(theirs, draftOf(theirs))
      save.reset()
    },
  }
}

export type OrganisationWork = ReturnType<typeof useOrganisation>
