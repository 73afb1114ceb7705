/** The key by which the data of these tests are locked before the blow and unlocked after it: nobody else's. */
export const keyOfCrash = Buffer.alloc(32, "lantern ").toString("base64")
