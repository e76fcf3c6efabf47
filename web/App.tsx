import { type ComponentType, lazy, Suspense } from 'react'
import { createBrowserRouter, Navigate, type RouteObject, RouterProvider } from 'react-router'
import { IncidentFrame } from './incidentFrame/IncidentFrame.tsx'
import { Loading } from './parts/Loading.tsx'
import { Crash } from './shell/Crash.tsx'
import { NotFound } from './shell/NotFound.tsx'
import { mustProvePath, SignedIn } from './shell/SignedIn.tsx'

const page = (load: () => Promise<{ default: ComponentType }>): ComponentType => lazy(load)

const SignIn = page(() => import('./session/SignIn.tsx'))
const SetUp = page(() => import('./session/SetUp.tsx'))
const AcceptInvitation = page(() => import('./session/AcceptInvitation.tsx'))
const ForgotPassword = page(() => import('./session/ForgotPassword.tsx'))
const NewPassword = page(() => import('./session/NewPassword.tsx'))
const MustProve = page(() => import('./settings/MustProve.tsx'))
const Home = page(() => import('./home/Home.tsx'))
const Declare = page(() => import('./declare/Declare.tsx'))

/** The parts on one sheet, for looking at them; not in the built page. */
const gallery: RouteObject[] = []
if (import.meta.env.DEV) {
  const Gallery = page(() => import('./parts/Gallery.tsx'))
  gallery.push({ path: '/parts/*', Component: Gallery })
}

/** The pages of one incident; each stands inside its frame. */
const incident: RouteObject[] = [
  { index: true, Component: page(() => import('./incident/Command.tsx')) },
  { path: 'tasks', Component: page(() => import('./incident/Tasks.tsx')) },
  { path: 'records', Component: page(() => import('./incident/Records.tsx')) },
  { path: 'seats', Component: page(() => import('./incident/Seats.tsx')) },
  { path: 'facts', Component: page(() => import('./facts/Facts.tsx')) },
  { path: 'duties', Component: page(() => import('./duties/Duties.tsx')) },
  { path: 'duties/:dutyId', Component: page(() => import('./duties/DutyPage.tsx')) },
  { path: 'notices', Component: page(() => import('./notices/Notices.tsx')) },
  { path: 'grades', Component: page(() => import('./grades/Grades.tsx')) },
  { path: 'reports', Component: page(() => import('./reports/Reports.tsx')) },
  { path: 'sending', Component: page(() => import('./sending/Sending.tsx')) },
  { path: 'parties', Component: page(() => import('./parties/Parties.tsx')) },
  { path: 'ledger', Component: page(() => import('./ledger/IncidentLedger.tsx')) },
  { path: '*', Component: page(() => import('./incident/NoSection.tsx')) },
]

/** What holds for the whole installation, and the reader's own account. */
const settings: RouteObject[] = [
  { index: true, element: <Navigate to="organisation" replace /> },
  { path: 'organisation', Component: page(() => import('./settings/Organisation.tsx')) },
  { path: 'people', Component: page(() => import('./settings/People.tsx')) },
  { path: 'roster', Component: page(() => import('./settings/Roster.tsx')) },
  { path: 'channels', Component: page(() => import('./settings/Channels.tsx')) },
  { path: 'authorities', Component: page(() => import('./settings/Authorities.tsx')) },
  { path: 'documents', Component: page(() => import('./settings/Documents.tsx')) },
  { path: 'calendar', Component: page(() => import('./settings/Calendar.tsx')) },
  { path: 'account', Component: page(() => import('./settings/Account.tsx')) },
]

const router = createBrowserRouter([
  {
    errorElement: <Crash />,
    children: [
      { path: '/sign-in', Component: SignIn },
      { path: '/set-up', Component: SetUp },
      { path: '/invitation', Component: AcceptInvitation },
      { path: '/forgot-password', Component: ForgotPassword },
      { path: '/new-password', Component: NewPassword },
      ...gallery,
      {
        Component: SignedIn,
        children: [
          { path: '/', Component: Home },
          { path: mustProvePath, Component: MustProve },
          { path: '/declare', Component: Declare },
          { path: '/incidents', Component: page(() => import('./incidents/Incidents.tsx')) },
          { path: 'incidents/:incidentId', Component: IncidentFrame, children: incident },
          { path: '/calls/:incidentId', Component: page(() => import('./calls/CallerDesk.tsx')) },
          { path: '/drills', Component: page(() => import('./drills/Drills.tsx')) },
          { path: '/duties', Component: page(() => import('./library/Library.tsx')) },
          { path: '/ledger', Component: page(() => import('./ledger/YearLedger.tsx')) },
          { path: '/settings', Component: page(() => import('./settings/Settings.tsx')), children: settings },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
])

export const App = () => (
  <Suspense fallback={<Loading />}>
    <RouterProvider router={router} />
  </Suspense>
)
