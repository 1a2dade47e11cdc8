package line

// feature names what is measured of a pair of propositions.
type feature int

const (
	fBias      feature = iota
	fCoverLess         // the lesser share of a clause's weight found anywhere in the other statement
	fCoverMore         // the greater
	fCoreLess          // the same, found in the other clause itself
	fCoreMore
	fProduct       // of the two shares
	fMass          // log of the weight shared
	fWords         // share of the weight shared by equal stems
	fActorClash    // each names an actor that the other does not
	fActorAlone    // one names an actor that the other does not
	fActorShared   // actors in common
	fNoActors      // neither names any
	fSigns         // share of the weight shared that one denies and the other does not
	fContrary      // share of the weight shared whose meanings exclude each other
	fParity        // one is denied on the whole, the other is not
	fNumberClash   // different numbers
	fReplaced      // weight of what stands in the same place in both, and differs
	fReplacedWords // the same, where all around it is equal
	fConditions
	fQuestions
	fWeakens
	fRecalls
	fTenses
	fLimits
	fSamples
	fBounds
	fParts
	fTotals
	fObliges
	fPends
	fLonelyLess // weight of what has no match, on the side that has less of it
	fLonelyMore
	fVerbs    // share of the weight of verbs that is matched, on the worse side
	fDenied   // share of the weight of what is denied that is matched
	fSiblings // weight of what has no match, and stands beside what the other has in its place
	fKnown    // weight of known words without a match, on the side that has less
	fElliptic // only one of the two names actors
	fTailLess // share of the predicate that the other has, on the worse side
	fTailMass // weight of the predicate, on the lighter side
	fCross    // the languages differ
	fTurned   // weight that the other statement says only the other way round
	fTurnedShare
	fRare
	fTopic // lesser share of a clause that the other statement has, rough matches counted
	fTotal // the lighter clause's weight
	fFuture
	fDone
	fKeeps
	fExists
	fAgrees
	fClashes
	fUntold
	fDenials // both deny something
	fBrief   // share of the predicate of a clause that names nobody that the other has
	fSubject // how well a word of the subject fits one of the other's, on the worse side
	numFeatures
)

type features [numFeatures]float32

// featureNames are the features as trees.tsv writes them, in order.
var featureNames = [numFeatures]string{
	"bias",
	"cover-less",
	"cover-more",
	"core-less",
	"core-more",
	"product",
	"mass",
	"words",
	"actor-clash",
	"actor-alone",
	"actor-shared",
	"no-actors",
	"signs",
	"contrary",
	"parity",
	"number-clash",
	"replaced",
	"replaced-words",
	"conditions",
	"questions",
	"weakens",
	"recalls",
	"tenses",
	"limits",
	"samples",
	"bounds",
	"parts",
	"totals",
	"obliges",
	"pends",
	"lonely-less",
	"lonely-more",
	"verbs",
	"denied",
	"siblings",
	"known",
	"elliptic",
	"tail-less",
	"tail-mass",
	"cross",
	"turned",
	"turned-share",
	"rare",
	"topic",
	"total",
	"future",
	"done",
	"keeps",
	"exists",
	"agrees",
	"clashes",
	"untold",
	"denials",
	"brief",
	"subject",
}
