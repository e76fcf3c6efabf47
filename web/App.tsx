import { type ComponentType, lazy, Suspense } from 'react'
import { createBrowserRouter, type RouteObject, RouterProvider } from 'react-router'
import { IncidentFrame } from './incidentFrame/IncidentFrame.tsx'
import { Loading } from './parts/Loading.tsx'
import { Crash } from './shell/Crash.tsx'
import { NotFound } from './shell/NotFound.tsx'
import { SignedIn } from './shell/SignedIn.tsx'

const page = (load: () => Promise<{ default: ComponentType }>): ComponentType => lazy(load)

const SignIn = page(() => import('./session/SignIn.tsx'))
const SetUp = page(() => import('./session/SetUp.tsx'))
const AcceptInvitation = page(() => import('./session/AcceptInvitation.tsx'))
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
  { path: 'facts', Component: page(() => import('./facts/Facts.tsx')) },
  { path: 'reports', Component: page(() => import('./reports/Reports.tsx')) },
  { path: '*', Component: page(() => import('./incident/NoSection.tsx')) },
]

const router = createBrowserRouter([
  {
    errorElement: <Crash />,
    children: [
      { path: '/sign-in', Component: SignIn },
      { path: '/set-up', Component: SetUp },
      { path: '/invitation', Component: AcceptInvitation },
      ...gallery,
      {
        Component: SignedIn,
        children: [
          { path: '/', Component: Home },
          { path: '/declare', Component: Declare },
          { path: 'incidents/:incidentId', Component: IncidentFrame, children: incident },
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
