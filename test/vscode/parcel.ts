/** A chain that others run, in a file of its own. */
export const PARCEL = `role Store { people 3 }

chain Parcel "Send a parcel" {
  owner Store
  start Asked
  step Pack "Pack it" { by Store  takes 5min }
  end Sent
  Asked -> Pack
  Pack -> Sent
}
`;
